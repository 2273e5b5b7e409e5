import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_WELL_KNOWN, parseWellKnown } from './well-known.ts';

const WHOLE = {
  purposes: ['profiling', 'deliverability-exempt', 'from-a-later-version'],
  controller: 'Société Exemple',
  'third-parties': ['Vendor <b>Inc</b>', 'Vendor <b>Inc</b>', 'Other\u202e GmbH'],
  retention: 30,
  withdraw: 'https://shop.example/stop',
  policy: 'https://xn--bcher-kva.example:8443/policy#pixels',
  hosts: ['open.shop.example', 'open.shop.example', 'px.vendor.example'],
};

const readingOf = (value: unknown) => parseWellKnown(JSON.stringify(value));

describe('parseWellKnown', () => {
  it('reads a whole file', () => {
    expect(readingOf(WHOLE)).toEqual({
      declaration: {
        carrier: 'well-known',
        purposes: ['profiling', 'deliverability-exempt'],
        quote: JSON.stringify(WHOLE).replace('\u202e ', ' '),
        controller: 'Société Exemple',
        thirdParties: ['Vendor <b>Inc</b>', 'Other GmbH'],
        retentionDays: 30,
        withdraw: 'https://shop.example/stop',
        policy: 'https://xn--bcher-kva.example:8443/policy#pixels',
        hosts: ['open.shop.example', 'px.vendor.example'],
        pixel: null,
      },
    });
  });

  it.each([
    ['', 'not-json', null],
    ['{"purposes":[}', 'not-json', null],
    ['null', 'invalid', null],
    ['{"purposes":"profiling"}', 'invalid', 'purposes'],
    ['{"purposes":[],"hosts":["a.example","10.0.0.1"]}', 'invalid', 'hosts.1'],
    [`{"purposes":[],"x":"${'a'.repeat(MAX_WELL_KNOWN)}"}`, 'too-large', null],
    ['['.repeat(60_000), 'too-deep', null],
    [`{"purposes":[],"x":${'{"a":'.repeat(9)}1${'}'.repeat(9)}}`, 'too-deep', null],
  ] as const)('says why it does not count: %.40s', (file, fault, member) => {
    expect(parseWellKnown(file)).toEqual({ fault, member });
  });

  it('is not deceived by brackets in strings', () => {
    expect(parseWellKnown(`{"purposes":[],"x":"${'['.repeat(99)}\\"${'{'.repeat(99)}"}`)).toHaveProperty(
      'declaration',
    );
  });

  it('takes nothing from prototypes and gives nothing to them', () => {
    const file =
      '{"__proto__":{"controller":"Evil","polluted":1},"constructor":{"prototype":{"polluted":1}},"purposes":[]}';
    expect(parseWellKnown(file)).toMatchObject({ declaration: { controller: null, purposes: [] } });
    expect(parseWellKnown('{"__proto__":{"purposes":["profiling"]}}')).toEqual({
      fault: 'invalid',
      member: 'purposes',
    });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json({ maxDepth: 2 })), (file) => {
        expect(Object.keys(parseWellKnown(file))[0]).toMatch(/^(?:declaration|fault)$/);
      }),
      { numRuns: 60 },
    );
  });
});
