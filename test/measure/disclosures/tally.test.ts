import { describe, expect, it } from 'vitest';
import { shippedModel } from '../../../shared/disclose/text/windows.ts';
import { crossValidated } from './folds.ts';
import { readSentences, SENTENCES } from './sentences.ts';
import { f1, tally } from './tally.ts';

describe('tally', () => {
  it('counts disclosures, purposes and denials', () => {
    const pixel = { text: 'This newsletter contains a tracking pixel.', lang: 'en' };
    const rows = [
      { ...pixel, disclosure: true, purposes: ['profiling'] },
      { ...pixel, disclosure: false, purposes: [], kind: 'denial' },
      { ...pixel, text: 'Our shop is open.', disclosure: true, purposes: [] },
    ];
    const { disclosures, purposes, denialsTaken } = tally(
      rows.map((row) => ({ row, model: shippedModel() })),
    );
    expect(disclosures).toEqual({ hits: 1, false: 1, missed: 1 });
    expect(purposes).toEqual({ hits: 0, false: 0, missed: 1 });
    expect(denialsTaken).toBe(1);
    expect(f1(disclosures)).toBe(50);
  });

  it('finds the recogniser no worse on unseen senders than it was', () => {
    const { disclosures, purposes, denialsTaken } = tally(crossValidated(readSentences(SENTENCES)));
    expect(f1(disclosures)).toBeGreaterThanOrEqual(94.5);
    expect(f1(purposes)).toBeGreaterThanOrEqual(91);
    expect(denialsTaken).toBe(0);
    // Five models are learnt, which takes seconds where the machine is busy.
  }, 60_000);
});
