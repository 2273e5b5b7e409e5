import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, declared, MARCH_3, seen, tracker } from '../../test/fixtures/seen.ts';
import { dateOf, isExempt, MAX_SEEN_TRACKERS, seenAgain } from './seen-message.ts';

test.each([
  [MARCH_3, MARCH_3 + DAY, MARCH_3],
  [MARCH_3 + 1000, MARCH_3, MARCH_3],
  [MARCH_3 + DAY + 1, MARCH_3, null],
  [null, MARCH_3, null],
  [NaN, MARCH_3, null],
  [-1, MARCH_3, null],
  [Infinity, MARCH_3, null],
])('dated %s, first seen %s: sent %s', (date, firstSeen, sent) => {
  expect(dateOf({ date, firstSeen })).toBe(sent);
});

test('a date is never after the first sight', () => {
  const numbers = fc.oneof(fc.double(), fc.integer());
  fc.assert(
    fc.property(numbers, fc.nat({ max: 4e12 }), (date, firstSeen) => {
      expect(dateOf({ date, firstSeen }) ?? 0).toBeLessThanOrEqual(firstSeen);
    }),
  );
});

test('exempt is what is declared under exemptions alone, none of them in doubt', () => {
  expect(isExempt(tracker('a', ['deliverability-exempt', 'exempt']))).toBe(true);
  expect(isExempt(tracker('a', ['deliverability-exempt', 'consent']))).toBe(false);
  expect(isExempt(tracker('a', ['public-service', 'exempt'], ['profiling', 'consent']))).toBe(false);
  expect(isExempt(tracker('a'))).toBe(false);
  expect(isExempt({ needs: [] })).toBe(false);
});

test('seen again: trackers of both, the later decision, the first sight, all that was ever declared', () => {
  const before = seen('k', MARCH_3, {
    trackers: [tracker('one'), tracker('two')],
    declared: [declared('profiling'), declared('public-service', 'exempt')],
  });
  const again = {
    ...seen('k', null, { firstSeen: MARCH_3 + DAY, lastSeen: MARCH_3 + DAY }),
    trackers: [{ ...tracker('two'), decision: 'allow' as const }, tracker('three')],
    declared: [{ ...declared('profiling'), carriers: ['text' as const] }],
  };
  expect(seenAgain(before, again)).toEqual({
    ...before,
    lastSeen: MARCH_3 + DAY,
    trackers: [tracker('one'), { ...tracker('two'), decision: 'allow' }, tracker('three')],
    declared: [
      { ...declared('profiling'), carriers: ['text', 'header'] },
      declared('public-service', 'exempt'),
    ],
  });
});

test('a clock that was set back moves neither sight forward', () => {
  const back = seen('k', MARCH_3, { firstSeen: 5, lastSeen: 5 });
  expect(seenAgain(seen('k', MARCH_3), back)).toMatchObject({ firstSeen: 5, lastSeen: MARCH_3 + 3_600_000 });
});

test('a message has no more trackers than are told apart', () => {
  const many = (from: number) => Array.from({ length: 150 }, (_, index) => tracker(String(from + index)));
  const { trackers } = seenAgain(
    seen('k', MARCH_3, { trackers: many(0) }),
    seen('k', MARCH_3, { trackers: many(150) }),
  );
  expect(trackers).toHaveLength(MAX_SEEN_TRACKERS);
});
