import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayAskAgain } from './asking-again.ts';

test.each([
  ['2026-03-03T10:00Z', '2026-09-03T09:59Z', false],
  ['2026-03-03T10:00Z', '2026-09-03T10:00Z', true],
  ['2026-08-31T10:00Z', '2027-02-28T09:59Z', false],
  ['2026-08-31T10:00Z', '2027-02-28T10:00Z', true],
  ['2030-01-01T00:00Z', '2026-09-03T10:00Z', false],
])('asked %s, now %s: %s', (asked, now, may) => {
  expect(mayAskAgain(Date.parse(asked), Date.parse(now))).toBe(may);
});

test('who was never asked may be', () => {
  expect(mayAskAgain(null, 0)).toBe(true);
});

test('never before 181 days, always after 184', () => {
  fc.assert(
    fc.property(fc.nat({ max: 4e12 }), (asked) => {
      expect(mayAskAgain(asked, asked + 180 * 86_400_000)).toBe(false);
      expect(mayAskAgain(asked, asked + 184 * 86_400_000)).toBe(true);
    }),
  );
});
