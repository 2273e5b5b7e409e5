import { describe, expect, it } from 'vitest';
import { translator } from '../locales/translate.ts';
import type { PastOptOut } from './disclosure-summary.ts';
import { dayInWords, outcome } from './past-opt-outs.tsx';

const ASKED: PastOptOut = {
  kind: 'one-click',
  time: Date.UTC(2026, 2, 3, 12),
  later: 6,
  stillTracking: 4,
  exempt: 0,
  undated: 0,
  purposes: [],
  state: 'request-sent',
  byPurpose: [],
};
const en = translator('en');
const fr = translator('fr');

describe('what came of an opt-out', () => {
  it('says how many of the later messages still track', () => {
    expect(outcome(ASKED, en)).toEqual(['4 of 6 later messages still track.']);
    expect(outcome({ ...ASKED, later: 1, stillTracking: 1 }, en)).toEqual([
      '1 of 1 later message still tracks.',
    ]);
    expect(outcome(ASKED, fr)).toEqual(['4 messages ultérieurs sur 6 suivent encore vos ouvertures.']);
  });

  it('says that none does, or that none has come', () => {
    expect(outcome({ ...ASKED, stillTracking: 0 }, en)).toEqual(['None of the 6 later messages tracks.']);
    expect(outcome({ ...ASKED, later: 0, stillTracking: 0 }, en)).toEqual(['No message has come since.']);
  });

  it('keeps what is exempt and what has no date apart', () => {
    expect(outcome({ ...ASKED, stillTracking: 0, exempt: 2, undated: 1 }, en)).toEqual([
      '2 later messages track only for what the law exempts.',
      '1 message without a date is not counted.',
    ]);
  });
});

it('names the day, and the year where it is another one', () => {
  expect(dayInWords(ASKED.time, 'en', Date.UTC(2026, 10, 1))).toBe('March 3');
  expect(dayInWords(ASKED.time, 'en', Date.UTC(2027, 0, 9))).toBe('March 3, 2026');
  expect(dayInWords(ASKED.time, 'fr', Date.UTC(2026, 10, 1))).toBe('3 mars');
});
