import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_DISCLOSED } from './disclosure-summary.ts';
import { cells, FATES, tally, type Tally } from './tally.ts';
import type { TrackerItem } from './view-summary.ts';

const tracker: TrackerItem = {
  id: 1,
  vendor: null,
  host: 'tracker.test',
  vehicle: 'img-src',
  evidence: ['tiny'],
  visiblePicture: false,
  state: 'blocked',
  reason: 'purpose-not-approved',
  needs: null,
  repeated: 3,
};

const NONE: Tally = {
  blocked: 0,
  allowed: 0,
  loaded: 0,
  shown: 0,
  missing: 0,
  'waiting-trackers': 0,
  'waiting-pictures': 0,
  held: 0,
};

describe('tally', () => {
  it('counts each part once, by what happened to it', () => {
    const counts = tally({
      sender: { address: null },
      yours: false,
      trackers: [
        tracker,
        { ...tracker, id: 2, state: 'loaded-by-you' },
        { ...tracker, id: 6, state: 'waiting' },
        { ...tracker, id: 7, state: 'waiting' },
        { ...tracker, id: 9, state: 'allowed' },
      ],
      pictures: [
        { id: 3, host: 'a.test', count: 4, state: 'shown' },
        { id: 4, host: 'b.test', count: 2, state: 'did-not-load' },
        { id: 8, host: 'b.test', count: 5, state: 'waiting' },
      ],
      held: [{ id: 5, host: 'c.test', vehicle: 'css-font', count: 2 }],
      beyondCap: 7,
      state: 'judged',
      ...NOTHING_DISCLOSED,
    });
    expect(counts).toEqual({
      blocked: 1,
      allowed: 1,
      loaded: 1,
      shown: 4,
      missing: 2,
      'waiting-trackers': 2,
      'waiting-pictures': 5,
      held: 9,
    });
  });
});

describe('cells', () => {
  it('draws one cell a part while they fit', () => {
    expect(cells({ ...NONE, blocked: 1, shown: 2, held: 1 }, 10)).toEqual([
      'blocked',
      'shown',
      'shown',
      'held',
    ]);
  });

  it('never exceeds its limit and never drops a fate', () => {
    const count = fc.integer({ min: 0, max: 100_000 });
    const counts = fc.record<Tally>({
      blocked: count,
      allowed: count,
      loaded: count,
      shown: count,
      missing: count,
      'waiting-trackers': count,
      'waiting-pictures': count,
      held: count,
    });
    fc.assert(
      fc.property(counts, fc.integer({ min: FATES.length + 1, max: 80 }), (given, limit) => {
        const drawn = cells(given, limit);
        expect(drawn.length).toBeLessThanOrEqual(limit);
        expect(new Set(drawn)).toEqual(new Set(FATES.filter((fate) => given[fate] > 0)));
      }),
    );
  });
});
