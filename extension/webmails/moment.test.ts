import { expect, test } from 'vitest';
import { timeOf } from './moment.ts';

test.each([
  ['2026-03-03T10:12:00+01:00', Date.UTC(2026, 2, 3, 9, 12)],
  ['2026-03-03T10:12:30.250Z', Date.UTC(2026, 2, 3, 10, 12, 30, 250)],
  [' 2026-03-03 10:12 ', new Date(2026, 2, 3, 10, 12).getTime()],
  ['1772532720000', 1_772_532_720_000],
])('%s is a moment', (text, time) => {
  expect(timeOf(text)).toBe(time);
});

test.each([null, '', 'Today 10:12', '3/4/2026 10:12', '2026-13-03T10:12', '2026-03-03', '1772532720', 'NaN'])(
  '%s is none that can be told surely',
  (text) => {
    expect(timeOf(text)).toBeNull();
  },
);
