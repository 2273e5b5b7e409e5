import fc from 'fast-check';
import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { fieldList, MAX_HEADER_BLOCK } from './field-list.ts';
import { messageDate } from './message-date.ts';
import { readHeaders } from './read-headers.ts';
import { anyText } from './test-blocks.ts';
import { tokensOf } from './tokens.ts';

const OPTIONS = {
  registrableDomain: (host: string) => getDomain(host),
  authservIds: ['mail.example'],
  ownNetwork: false,
};

describe('fieldList', () => {
  it('unfolds, keeps the order, and ends at the empty line', () => {
    const source = 'A: 1\r\n 2\r\n\t3\nb-C :x\rA: y\r\n\r\nD: body';
    expect(fieldList(source)).toEqual([
      { name: 'a', value: '1 2\t3', obsolete: false },
      { name: 'b-c', value: 'x', obsolete: true },
      { name: 'a', value: 'y', obsolete: false },
    ]);
  });

  it.each([
    ['From a@b.example Mon Mar  3 10:00:00 2025\nA: 1', 1],
    ['Internet Headers Version 2.0\r\nA: 1', 1],
    ['\uFEFF\r\nA: 1', 1],
    ['A: 1\nnot a field\nB: 2', 1],
    ['', 0],
    [' folded into nothing', 0],
  ])('%j', (source, count) => {
    expect(fieldList(source)).toHaveLength(count);
  });

  it('is capped in count and length, and drops a field that is too long', () => {
    expect(fieldList('A: 1\n'.repeat(5_000))).toHaveLength(1_000);
    expect(fieldList(`A: ${'x'.repeat(70_000)}\nB: 2`).map(({ name }) => name)).toEqual(['b']);
    expect(fieldList(`${'A: 1\n '.repeat(MAX_HEADER_BLOCK)}\nB: 2`)).toEqual([]);
  });
});

describe('messageDate', () => {
  const at = Date.UTC(2025, 2, 3, 9, 0, 0);

  it.each([
    ['Mon, 3 Mar 2025 10:00:00 +0100 (CET)', at],
    ['3 Mar 2025 09:00 GMT', at],
    ['Mon,  03 Mar 25 04:00:00 EST', at],
    ['Mon, 3 Mar 2025 09:00:00 -0000', at],
    ['Mon, 3 Mar 2025 03:30:00 -0530', at],
    ['Mon, 3 Mar 125 09:00:00 UT', at],
    ['2025-03-03T09:00:00Z', null],
    ['Mon, 3 Foo 2025 09:00:00 +0000', null],
    ['Mon, 33 Mar 2025 09:00:00 +0000', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (value, expected) => {
    expect(messageDate([value])).toBe(expected);
  });

  it('of none or of two is none', () => {
    expect(messageDate([])).toBeNull();
    expect(messageDate(['3 Mar 2025 09:00 GMT', '3 Mar 2025 09:00 GMT'])).toBeNull();
  });
});

describe('tokensOf', () => {
  it.each([
    ['a (x (y) \\) z) b', ['a', 'b']],
    ['"a\\"(b" c=d;', ['a"(b', 'c', '=', 'd', ';']],
    ['a"b', ['a', 'b']],
    ['(never closed', []],
  ])('%s', (value, texts) => {
    expect(tokensOf(value, ';=').map(({ text }) => text)).toEqual(texts);
  });
});

describe('readHeaders', () => {
  it('reads all of it', () => {
    const source = [
      'Received: from out.shop.example (out.shop.example [203.0.113.7]) by mx.mail.example',
      'Authentication-Results: mail.example; dmarc=pass header.from=shop.example',
      'From: "Shop" <News@shop.example>',
      'Date: Mon, 3 Mar 2025 10:00:00 +0100',
      'Email-Tracking: purposes=(campaign-performance)',
      'Email-Tracking: withdraw="https://shop.example/stop"',
      'List-Unsubscribe: <https://shop.example/u>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      '',
      'Email-Tracking: purposes=(profiling)',
    ].join('\n');
    expect(readHeaders(source, OPTIONS)).toMatchObject({
      from: 'news@shop.example',
      date: Date.UTC(2025, 2, 3, 9),
      authentication: { state: 'authenticated', domain: 'shop.example', by: 'dmarc' },
      declaration: {
        carrier: 'header',
        purposes: ['campaign-performance'],
        withdraw: 'https://shop.example/stop',
      },
      optOuts: [{ kind: 'one-click', source: 'header', url: 'https://shop.example/u', quote: null }],
      unsubscribeUrls: ['https://shop.example/u'],
    });
  });

  it('of nothing is nothing', () => {
    expect(readHeaders('', OPTIONS)).toEqual({
      from: null,
      date: null,
      authentication: { state: 'not-verified', why: 'no-result' },
      declaration: null,
      list: null,
      optOuts: [],
      unsubscribeUrls: [],
    });
  });
});

const NAMES = [
  'Received',
  'Authentication-Results',
  'From',
  'Date',
  'DKIM-Signature',
  'Email-Tracking',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
];

describe('hostile headers', () => {
  it('never throws', () => {
    const piece = fc.oneof(
      anyText,
      fc.constantFrom(
        '(',
        ')',
        '"',
        '\\',
        '<',
        '>',
        '@',
        ';',
        '=',
        ',',
        ' from ',
        ' by ',
        'dkim=pass',
        '\r\n ',
        '=?',
      ),
    );
    const field = fc.tuple(fc.constantFrom(...NAMES), fc.array(piece));
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        readHeaders(fields.map(([name, pieces]) => `${name}: ${pieces.join('')}`).join('\r\n'), OPTIONS);
      }),
    );
  });

  it.each([
    ' ',
    '(',
    '"',
    '\\',
    '<',
    '=',
    ';',
    ':',
    'a@',
    '::1 ',
    '=?a?q?',
    '<a:b>,',
    '\r\n ',
    'dkim=pass;',
    ' by ',
  ])('of 10 MB of %j takes no longer than of its first 256 KB', (piece) => {
    const long = piece.repeat(Math.ceil(10_485_760 / piece.length));
    const some = long.slice(0, 60_000);
    const source = NAMES.map((name) => `${name}: ${some}`).join('\r\n');
    const start = performance.now();
    readHeaders(`${source}\r\n${long}`, OPTIONS);
    for (const name of NAMES) readHeaders(`${name}: ${long}`, OPTIONS);
    // Measured: 0.1 to 0.5 s for all nine readings on a busy machine; quadratic work would take minutes.
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
