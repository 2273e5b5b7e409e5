import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { CONTEXT, reference, TABLES, TINY, UNSIZED } from './test-messages.ts';

const TOKEN = '8f3c1d9ab27e4c6f90a1b2c3d4e5f607';
/** A random address, no size, nothing else of its host: a point short of a tracker, once it is linked. */
const DOUBTFUL = reference(`https://img.shop.example/v/${TOKEN}`, {
  ...UNSIZED,
  link: 'https://shop.example/',
});

const judgeBoth = (one: typeof DOUBTFUL) =>
  [false, true].map((strict) => judge([one], CONTEXT, { ...TABLES, strict })[0]);

describe('strict', () => {
  it('counts a doubtful picture as a tracker, and says so; standard does not', () => {
    const [standard, strict] = judgeBoth(DOUBTFUL);
    expect(standard?.verdict).toBe('content');
    expect(standard?.evidence).not.toContain('doubtful');
    expect(strict?.verdict).toBe('tracker');
    expect(strict?.evidence.at(-1)).toBe('doubtful');
  });

  it('says nothing of doubt where there is none, or where nothing is ever released', () => {
    const sure = reference(`https://a.shop.example/x/${TOKEN}`, TINY);
    const harmless = reference('https://cdn.shop.example/logo.png');
    const frame = { ...DOUBTFUL, vehicle: 'iframe-src' as const };
    for (const one of [sure, harmless, frame]) {
      const [standard, strict] = judgeBoth(one);
      expect(strict).toEqual(standard);
    }
  });

  it('never calls harmless what standard calls a tracker', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.integer({ min: 0, max: 60 }), (url, side) => {
        const [standard, strict] = judgeBoth(reference(url, { declared: { width: side, height: side } }));
        if (standard?.verdict === 'tracker') expect(strict).toEqual(standard);
      }),
    );
  });
});
