import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_SOURCE } from '../limits.ts';
import { sourceAnswer } from './source-answer.ts';

const NONE = { why: 'unreachable' };

test('an answer is taken as it is, and nothing besides', () => {
  expect(sourceAnswer({ source: 'From: a', more: 1 })).toEqual({ source: 'From: a' });
  expect(sourceAnswer({ why: 'timeout' })).toEqual({ why: 'timeout' });
});

test('a source up to the cap counts, a longer one does not', () => {
  const source = 'x'.repeat(MAX_SOURCE);
  expect(sourceAnswer({ source })).toEqual({ source });
  expect(sourceAnswer({ source: `${source}x` })).toEqual(NONE);
});

test.each([{ why: 'because' }, { source: 1 }, { source: null }, {}, null, undefined, 'From: a', []])(
  'nothing is made of %j',
  (answer) => {
    expect(sourceAnswer(answer)).toEqual(NONE);
  },
);

test('whatever comes, it is one of the two', () => {
  fc.assert(
    fc.property(fc.anything(), (answer) => {
      const { source, why } = sourceAnswer(answer) as { source?: unknown; why?: unknown };
      expect(typeof (source ?? why)).toBe('string');
    }),
  );
});
