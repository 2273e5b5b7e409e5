import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN_CAUSES, type RemoteReference, VEHICLES } from '../extract/reference.ts';
import { judge } from './judge.ts';
import { EVIDENCE } from './judgement.ts';
import { CONTEXT, judgeOne, reference, TABLES, TINY } from './test-messages.ts';

const TOKEN = 'Zx81kQm4vT0pLw7RnB5yHs2cJd9fGa3E';

const anyReference: fc.Arbitrary<RemoteReference> = fc
  .record({
    absolute: fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ unit: 'binary' }).map((text) => `https://a.example/${text}`),
      fc.string({ unit: 'binary' }).map((text) => `https://a.example/?${text}`),
    ),
    vehicle: fc.constantFrom(...VEHICLES),
    declared: fc.record({ width: fc.option(fc.integer()), height: fc.option(fc.double()) }),
    computed: fc.option(fc.record({ width: fc.option(fc.nat()), height: fc.option(fc.nat()) })),
    hidden: fc.array(
      fc.record({
        cause: fc.constantFrom(...HIDDEN_CAUSES),
        whose: fc.constantFrom('own' as const, 'ancestor' as const),
      }),
    ),
    alt: fc.option(fc.string()),
    link: fc.option(fc.string()),
    repeated: fc.nat(),
    position: fc.double(),
  })
  .map((one) => ({ ...one, url: one.absolute }));

describe('on hostile input', () => {
  it('never throws, answers each reference in order, and is deterministic', () => {
    fc.assert(
      fc.property(
        fc.array(anyReference, { maxLength: 8 }),
        fc.array(fc.string()),
        (references, recipients) => {
          const context = {
            ...CONTEXT,
            recipients,
            links: references.map(({ url }) => ({ href: url, text: '' })),
            unsubscribeUrls: recipients,
          };
          const judgements = judge(references, context, TABLES);
          expect(judgements.map((judgement) => judgement.reference)).toEqual(references);
          for (const { evidence } of judgements) for (const id of evidence) expect(EVIDENCE).toContain(id);
          expect(judge(references, context, TABLES)).toEqual(judgements);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one long segment', `https://a.example/${'aB3'.repeat(21_000)}`, 'tracker'],
    ['many segments', `https://a.example${'/a1b2c3d4'.repeat(7_000)}`, 'tracker'],
    ['many parameters', `https://a.example/?${'a1=b2c3d4e5&'.repeat(5_300)}`, 'tracker'],
    ['many percent signs', `https://a.example/${'%41'.repeat(21_000)}`, 'spacer'],
    ['many at signs', `https://a.example/?q=${'a@'.repeat(31_000)}`, 'spacer'],
    ['many hyphens', `https://a.example/${'a-1'.repeat(21_000)}`, 'spacer'],
  ])('judges an invisible picture with a URL of 64 KB: %s', (_name, url, verdict) => {
    expect(judgeOne(reference(url, TINY)).verdict).toBe(verdict);
  });

  it('judges what wraps an unreadable URL by the wrapper, and never calls it harmless unread', () => {
    const wrapped = 'https://x.safelinks.protection.outlook.com/?url=http%3A%2F%2F%5Bbad%2Fx';
    const { originalUrl } = judgeOne(reference(wrapped, TINY));
    expect(originalUrl).toBe(wrapped);
    expect(() => judgeOne(reference('http://[bad/x'))).toThrow(TypeError);
  });

  it('takes a host with a dot at its end for the same host', () => {
    expect(judgeOne(reference('http://emltrk.com./x'))).toMatchObject({
      verdict: 'tracker',
      vendor: { id: 'litmus' },
    });
    const pixel = reference(`https://img.shop.test./${TOKEN}`, TINY);
    const others = [reference('https://img.shop.test/logo.png')];
    expect(judgeOne(pixel, {}, others).evidence).not.toContain('only-image-of-host');
  });

  it('judges a reference that stands 50,000 times only once', () => {
    let reads = 0;
    const tables = { ...TABLES, registrableDomain: (host: string) => ((reads += 1), host) };
    const many = Array.from({ length: 50_000 }, (_, at) =>
      reference(`https://a.example/${TOKEN}`, { ...TINY, repeated: 50_000, position: at / 50_000 }),
    );
    judge(many, CONTEXT, tables);
    expect(reads).toBeLessThan(10);
  });
});
