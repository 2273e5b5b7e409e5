import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declarationInAlt, readAlt } from './alt.ts';
import type { Declaration } from './declaration.ts';
import { MAX_NAME, MAX_QUOTE, MAX_THIRD_PARTIES } from './declared-members.ts';
import { MAX_DECLARED_URL } from './declared-url.ts';
import { MAX_FIELD, parseEmailTracking, readEmailTracking } from './email-tracking.ts';
import { PURPOSES } from './purposes.ts';

/** Characters that must never be shown as a sender wrote them. */
const ACTIVE = /[\p{C}\p{Zl}\p{Zp}]/u;

function expectWithinCaps(declaration: Declaration): void {
  const { purposes, quote, controller, thirdParties, retentionDays, withdraw, policy } = declaration;
  expect(PURPOSES.filter((purpose) => purposes.includes(purpose))).toEqual(purposes);
  expect(thirdParties.length).toBeLessThanOrEqual(MAX_THIRD_PARTIES);
  for (const name of [...thirdParties, controller ?? 'x']) {
    expect(Array.from(name).length).toBeLessThanOrEqual(MAX_NAME);
    expect(name).not.toBe('');
    expect(name).not.toMatch(ACTIVE);
  }
  expect(Array.from(quote).length).toBeLessThanOrEqual(MAX_QUOTE);
  expect(quote).not.toMatch(ACTIVE);
  expect(retentionDays ?? 0).toBeGreaterThanOrEqual(0);
  for (const url of [withdraw, policy]) {
    expect(url ?? 'https://').toMatch(/^https:\/\/[!-~]*$/);
    expect((url ?? '').length).toBeLessThanOrEqual(MAX_DECLARED_URL + 1);
  }
}

describe('a hostile Email-Tracking', () => {
  it('costs nothing where it is 10 MB', () => {
    const huge = 'purposes=(profiling), '.repeat(500_000);
    const start = performance.now();
    expect(parseEmailTracking(huge)).toBeNull();
    expect(declarationInAlt(`Email-Tracking: ${huge}`, 'https://t.example/')).toBeNull();
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('never throws and stays within its caps', () => {
    const parts = fc.constantFrom(
      ...[
        'purposes=(',
        'profiling',
        'deliverability',
        ')',
        ', ',
        ' ',
        '"',
        '\\',
        '%"',
        '%e2',
        '=',
        ';a',
        ':',
      ],
      ...[
        'controller=',
        'third-parties=("',
        'retention=',
        '7',
        'withdraw="https://',
        'a.example',
        '\u202e',
        '@',
        '?1',
      ],
    );
    const grammarLike = fc.array(parts, { maxLength: 40 }).map((found) => found.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), grammarLike), (value) => {
        const { declaration, mistakes } = readEmailTracking(value);
        expect(mistakes.length).toBeLessThanOrEqual(20);
        if (declaration !== null) expectWithinCaps(declaration);
        const inAlt = readAlt(`Email-Tracking:${value}`, 'https://t.example/');
        expect(inAlt?.declaration?.purposes).toEqual(declaration?.purposes);
      }),
      { numRuns: 200 },
    );
  });
});

describe('names in Email-Tracking', () => {
  it('keeps whatever names are given within the caps', () => {
    const name = fc.string({ maxLength: 600, unit: fc.constantFrom('a', 'b', ' ', '<', '&') });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 80 }), (names) => {
        const value = `controller="${names[0] ?? ''}", third-parties=(${names.map((one) => `"${one}"`).join(' ')})`;
        const declaration = parseEmailTracking(value);
        if (declaration !== null) expectWithinCaps(declaration);
        expect(declaration === null).toBe(value.length > MAX_FIELD);
      }),
      { numRuns: 40 },
    );
  });
});
