import { describe, expect, test } from 'vitest';
import type { Carrier, Declaration } from './declaration.ts';
import { disclose, type DisclosureInput } from './disclose.ts';
import type { HeaderFacts } from './header-facts.ts';
import { neededPurposes } from './needed-purposes.ts';
import type { PurposeId } from './purposes.ts';
import type { TextReading } from './text-reading.ts';

const PIXEL = 'https://t.sender.example/o/1.gif';
const OTHER = 'https://t.other.example/o/2.gif';
const SILENT: TextReading = { declaration: null, denial: null, promotional: false, keepsLastDayOnly: null };

function declared(carrier: Carrier, purposes: PurposeId[], more: Partial<Declaration> = {}): Declaration {
  const nothing = { controller: null, thirdParties: [], retentionDays: null, withdraw: null, policy: null };
  return { carrier, purposes, quote: 'As written.', ...nothing, hosts: [], pixel: null, ...more };
}

function headers(declaration: Declaration | null, more: Partial<HeaderFacts> = {}): HeaderFacts {
  const authentication = { state: 'authenticated', domain: 'sender.example', by: 'dmarc' } as const;
  const facts = { from: 'news@sender.example', date: null, authentication, declaration };
  return { ...facts, list: null, optOuts: [], unsubscribeUrls: [], ...more };
}

function disclosed(given: Partial<DisclosureInput>) {
  const nothing = { header: null, text: SILENT, alts: [], wellKnown: null, bodyOptOuts: [] };
  return disclose({
    sender: 'news@sender.example',
    ...nothing,
    trackersFound: 1,
    vendorPurposes: [],
    ...given,
  });
}

const purposes = (given: Partial<DisclosureInput>) =>
  disclosed(given).purposes.map(({ purpose, regime, doubt }) => [purpose, regime, doubt]);

describe('union of purposes', () => {
  test('nothing said', () => {
    expect(disclosed({})).toEqual({
      authentication: { state: 'not-verified', why: 'no-headers' },
      declarations: [],
      purposes: [],
      contradictions: [],
      denial: null,
      optOuts: [],
    });
  });

  test('each purpose once, with every carrier that names it, in the table’s order', () => {
    const header = headers(declared('header', ['profiling', 'campaign-performance']));
    const alts = [declared('alt', ['campaign-performance'], { pixel: PIXEL })];
    expect(disclosed({ header, alts }).purposes).toEqual([
      { purpose: 'campaign-performance', regime: 'consent', carriers: ['header', 'alt'], doubt: null },
      { purpose: 'profiling', regime: 'consent', carriers: ['header'], doubt: null },
    ]);
  });

  test('headers that name another From are not believed', () => {
    const header = headers(declared('header', ['profiling']), { from: 'ceo@bank.example' });
    const { authentication, declarations } = disclosed({ header });
    expect(authentication).toEqual({ state: 'not-verified', why: 'no-result' });
    expect(declarations).toEqual([]);
    expect(disclosed({ header, sender: 'CEO@Bank.example' }).authentication.state).toBe('authenticated');
  });
});

describe('doubts turn an exemption into a purpose that needs consent', () => {
  const exempt = headers(declared('header', ['deliverability-exempt']));

  test.each<[string, Partial<DisclosureInput>, string | null]>([
    ['nothing against it', { header: exempt }, null],
    ['promotional mail', { header: exempt, text: { ...SILENT, promotional: true } }, 'promotional-mail'],
    ['keeps times', { header: exempt, text: { ...SILENT, keepsLastDayOnly: false } }, 'keeps-more'],
    ['keeps the day', { header: exempt, text: { ...SILENT, keepsLastDayOnly: true } }, null],
    [
      'a profiling vendor’s pixel',
      { header: exempt, vendorPurposes: [{ pixel: PIXEL, profiling: true }] },
      'profiling-vendor',
    ],
    ['another vendor', { header: exempt, vendorPurposes: [{ pixel: PIXEL, profiling: false }] }, null],
  ])('%s', (_name, given, doubt) => {
    expect(purposes(given)).toEqual([
      ['deliverability-exempt', doubt === null ? 'exempt' : 'consent', doubt],
    ]);
  });

  test('keeping more says nothing about the other exemptions', () => {
    const header = headers(declared('header', ['authentication-security']));
    const text = { ...SILENT, keepsLastDayOnly: false };
    expect(purposes({ header, text })).toEqual([['authentication-security', 'exempt', null]]);
  });

  test('declared together with a purpose that needs consent: not exclusive any more', () => {
    const header = headers(declared('header', ['campaign-performance', 'public-service']));
    expect(purposes({ header })).toEqual([
      ['campaign-performance', 'consent', null],
      ['public-service', 'consent', 'declared-with-consent-purposes'],
    ]);
  });

  test('a profiling vendor’s pixel that is declared with consent purposes hides nothing', () => {
    const header = headers(declared('header', ['profiling', 'public-service']));
    const vendorPurposes = [{ pixel: PIXEL, profiling: true }];
    expect(purposes({ header, vendorPurposes }).map(([, , doubt]) => doubt)).toEqual([
      null,
      'declared-with-consent-purposes',
    ]);
  });

  test('two pixels with a purpose each: the exempt one stays exempt', () => {
    const alts = [
      declared('alt', ['deliverability-exempt'], { pixel: PIXEL }),
      declared('alt', ['campaign-performance'], { pixel: OTHER }),
    ];
    const disclosure = disclosed({ alts });
    expect(neededPurposes(disclosure, PIXEL)).toEqual([
      { purpose: 'deliverability-exempt', regime: 'exempt' },
    ]);
    expect(neededPurposes(disclosure, OTHER)).toEqual([
      { purpose: 'campaign-performance', regime: 'consent' },
    ]);
  });

  test('a pixel of a profiling vendor that nobody speaks of casts no doubt on the others', () => {
    const alts = [declared('alt', ['deliverability-exempt'], { pixel: PIXEL })];
    const vendorPurposes = [{ pixel: OTHER, profiling: true }];
    expect(purposes({ alts, vendorPurposes })).toEqual([['deliverability-exempt', 'exempt', null]]);
  });
});

describe('contradictions', () => {
  const denial = 'We do not track.';

  test.each<[string, Partial<DisclosureInput>, string[]]>([
    ['a denial alone', { text: { ...SILENT, denial }, trackersFound: 0 }, []],
    ['a denial beside a tracker', { text: { ...SILENT, denial } }, ['denied']],
    [
      'a denial beside a declaration',
      { text: { ...SILENT, denial }, trackersFound: 0, header: headers(declared('header', ['profiling'])) },
      ['denied'],
    ],
    [
      'two carriers, other purposes',
      {
        header: headers(declared('header', ['profiling'])),
        wellKnown: declared('well-known', ['deliverability']),
      },
      ['carriers-differ'],
    ],
    [
      'one leaves a purpose out',
      {
        header: headers(declared('header', ['profiling'])),
        text: { ...SILENT, declaration: declared('text', ['profiling', 'deliverability']) },
      },
      ['carriers-differ'],
    ],
    [
      'text that names no purpose',
      {
        header: headers(declared('header', ['profiling'])),
        text: { ...SILENT, declaration: declared('text', []) },
      },
      [],
    ],
    [
      'an alt that names fewer for its own pixel',
      {
        header: headers(declared('header', ['profiling', 'deliverability'])),
        alts: [declared('alt', ['profiling'], { pixel: PIXEL })],
      },
      [],
    ],
    [
      'an alt that names another',
      {
        header: headers(declared('header', ['profiling'])),
        alts: [declared('alt', ['deliverability'], { pixel: PIXEL })],
      },
      ['carriers-differ'],
    ],
  ])('%s', (_name, given, found) => {
    expect(disclosed(given).contradictions).toEqual(found);
  });
});

describe('what a pixel needs', () => {
  test('nothing declared, or tracking disclosed without a purpose', () => {
    expect(neededPurposes(disclosed({}), PIXEL)).toBeNull();
    const text = { ...SILENT, declaration: declared('text', []) };
    expect(neededPurposes(disclosed({ text }), PIXEL)).toBeNull();
  });

  test('an alt of another pixel does not cover it', () => {
    const alts = [declared('alt', ['profiling'], { pixel: OTHER })];
    expect(neededPurposes(disclosed({ alts }), PIXEL)).toBeNull();
  });

  test('what is said of the message and of the pixel, together', () => {
    const header = headers(declared('header', ['deliverability-exempt']));
    const alts = [declared('alt', ['profiling'], { pixel: PIXEL })];
    const disclosure = disclosed({ header, alts });
    expect(neededPurposes(disclosure, PIXEL)).toEqual([
      { purpose: 'profiling', regime: 'consent' },
      { purpose: 'deliverability-exempt', regime: 'consent' },
    ]);
    expect(neededPurposes(disclosure, OTHER)).toEqual([
      { purpose: 'deliverability-exempt', regime: 'exempt' },
    ]);
  });

  test.each([
    [[], PIXEL, true],
    [['t.sender.example'], PIXEL, true],
    [['sender.example'], PIXEL, true],
    [['sender.example'], 'https://evilsender.example/o.gif', false],
    [['sender.example'], 'https://sender.example.evil.example/o.gif', false],
    [['sender.example'], OTHER, false],
  ])('a file for the hosts %j covers %s: %s', (hosts, pixel, covered) => {
    const wellKnown = declared('well-known', ['profiling'], { hosts });
    expect(neededPurposes(disclosed({ wellKnown }), pixel) !== null).toBe(covered);
  });

  test('tens of thousands of pixels, each with its own text, are looked up in linear time', () => {
    const pixels = Array.from({ length: 30_000 }, (_, index) => `https://t.example/${index}`);
    const disclosure = disclosed({ alts: pixels.map((pixel) => declared('alt', ['profiling'], { pixel })) });
    const start = performance.now();
    expect(pixels.every((pixel) => neededPurposes(disclosure, pixel)?.length === 1)).toBe(true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('opt-outs', () => {
  test('best first, each address once, a declared one first among equals', () => {
    const header = headers(declared('header', [], { withdraw: 'https://sender.example/withdraw' }), {
      optOuts: [
        { kind: 'one-click', source: 'header', url: 'https://sender.example/u', quote: null },
        { kind: 'mailto', source: 'header', url: 'mailto:u@sender.example', quote: null },
      ],
    });
    const bodyOptOuts = [
      { kind: 'unsubscribe', source: 'body', url: 'https://sender.example/u', quote: 'Unsubscribe' },
      { kind: 'withdraw-tracking', source: 'body', url: 'https://sender.example/w2', quote: 'Stop it' },
    ] as const;
    expect(disclosed({ header, bodyOptOuts }).optOuts).toEqual([
      {
        kind: 'withdraw-tracking',
        source: 'declaration',
        url: 'https://sender.example/withdraw',
        quote: null,
      },
      bodyOptOuts[1],
      ...header.optOuts,
    ]);
  });

  test('thousands of them are cut', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      kind: 'unsubscribe' as const,
      source: 'body' as const,
      url: `https://sender.example/${index}`,
      quote: null,
    }));
    expect(disclosed({ bodyOptOuts: many }).optOuts).toHaveLength(20);
  });
});
