import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecord, historyRecord } from '../../test/fixtures/records.ts';
import { DAY, declared, MARCH_3, seen, tracker } from '../../test/fixtures/seen.ts';
import { mergedMessage, MissingRecords } from './merge.ts';
import type { HistoryRecord } from './record.ts';

function missing(incoming: readonly HistoryRecord[], here: readonly HistoryRecord[]): HistoryRecord[] {
  const found = new MissingRecords(incoming);
  found.known(here);
  return found.rest();
}

describe('records that come a second time', () => {
  it('are missing in an empty history, all of them, doubles too', () => {
    fc.assert(
      fc.property(fc.array(anyRecord), (records) => {
        const all = missing([...records, ...records], []);
        const text = (one: HistoryRecord): string => JSON.stringify(one);
        expect(all.map(text).sort()).toEqual([...records, ...records].map(text).sort());
      }),
    );
  });

  it('are not missing where they are', () => {
    fc.assert(
      fc.property(fc.array(anyRecord), fc.array(anyRecord), (records, others) => {
        expect(missing(records, [...others, ...records])).toEqual([]);
      }),
    );
  });

  it('are missing as often as the other side has more of them', () => {
    const record = historyRecord();
    expect(missing([record, record, record], [record])).toHaveLength(2);
    expect(missing([record], [record, record])).toEqual([]);
  });

  it('differ by all that they say', () => {
    expect(missing([historyRecord({ evidence: ['tiny'] })], [historyRecord()])).toHaveLength(1);
    const { purposes, ...old } = historyRecord();
    expect(purposes).toEqual([]);
    expect(missing([historyRecord()], [old as HistoryRecord])).toEqual([]);
  });
});

describe('a message that both sides know', () => {
  const early = seen('a', MARCH_3, { declared: [declared('profiling')], trackers: [tracker('one')] });
  const late = {
    ...early,
    lastSeen: early.lastSeen + DAY,
    trackers: [tracker('two', ['profiling', 'consent'])],
  };

  it('keeps what either knows, whichever is here', () => {
    for (const merged of [mergedMessage(early, late), mergedMessage(late, early)]) {
      expect(merged.lastSeen).toBe(late.lastSeen);
      expect(merged.trackers.map(({ id }) => id)).toEqual(['one', 'two']);
    }
  });

  it('does not change by itself', () => {
    expect(mergedMessage(late, late)).toEqual(late);
  });
});
