import { expect, test } from 'vitest';
import { DAY, declared, MARCH_3, seen } from '../../test/fixtures/seen.ts';
import { declaredOverTime } from './declared-over-time.ts';

test('one period for each change, by date and, without one, by sight', () => {
  const profiling = [declared('profiling')];
  const again = [{ ...declared('profiling'), carriers: ['text' as const] }];
  const messages = [
    seen('d', MARCH_3 + 9 * DAY, { declared: [declared('profiling', 'exempt')] }),
    seen('a', MARCH_3),
    seen('c', null, { firstSeen: MARCH_3 + 5 * DAY, declared: again }),
    seen('b', MARCH_3 + 2 * DAY, { declared: profiling }),
  ];
  expect(declaredOverTime(messages)).toEqual([
    { purposes: [], from: MARCH_3, to: MARCH_3, messages: 1 },
    { purposes: profiling, from: MARCH_3 + 2 * DAY, to: MARCH_3 + 5 * DAY, messages: 2 },
    {
      purposes: [declared('profiling', 'exempt')],
      from: MARCH_3 + 9 * DAY,
      to: MARCH_3 + 9 * DAY,
      messages: 1,
    },
  ]);
  expect(declaredOverTime([])).toEqual([]);
});
