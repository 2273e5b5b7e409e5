import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { dkimCoverage } from './dkim-coverage.ts';
import { readHeaders } from './read-headers.ts';
import { readResultField } from './result-field.ts';

const PAGE = 'https://shop.example/u';
const LIST = `List-Unsubscribe: <mailto:u@shop.example>, <${PAGE}>`;
const POST = 'List-Unsubscribe-Post: List-Unsubscribe=One-Click';
const TRACE = 'Received: from a.shop.example (a [203.0.113.7]) by mail.example';
const NAMES = ['list-unsubscribe', 'list-unsubscribe-post'];

const kinds = (...lines: string[]) =>
  readHeaders(lines.join('\r\n'), {
    registrableDomain: (host) => getDomain(host),
    authservIds: [],
    ownNetwork: false,
  }).optOuts.map(({ kind, url }) => `${kind} ${url}`);

const signature = (fields: string, selector = 's1') =>
  `v=1; a=rsa-sha256; d=shop.example; s=${selector};\t h=${fields}; bh=x; b=y`;
const BOTH = signature('From:List-Unsubscribe :\tList-Unsubscribe-Post');
const signed = (fields: string, result: string) => [
  `Authentication-Results: mail.example; ${result}`,
  TRACE,
  `DKIM-Signature: ${signature(fields)}`,
];

describe('one click', () => {
  const ordinary = [`unsubscribe ${PAGE}`, 'mailto mailto:u@shop.example'];
  const offered = [`one-click ${PAGE}`, 'mailto mailto:u@shop.example'];

  it('is offered with both fields', () => {
    expect(kinds(LIST, POST)).toEqual(offered);
    expect(kinds(LIST, 'list-unsubscribe-post:\r\n List-Unsubscribe=One-Click ')).toEqual(offered);
  });

  it.each([
    'X-Other: 1',
    'List-Unsubscribe-Post: list-unsubscribe=one-click',
    'List-Unsubscribe-Post: List-Unsubscribe = One-Click',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click; x=y',
    'List-Unsubscribe-Post:',
    `${POST}\r\n${POST}`,
  ])('is not with %s', (post) => {
    expect(kinds(LIST, post)).toEqual(ordinary);
  });

  it('is not with two List-Unsubscribe fields', () => {
    expect(kinds(LIST, LIST, POST)).toEqual(ordinary);
  });

  it('takes the first https URL of a public host', () => {
    const list = `List-Unsubscribe: <http://shop.example/h>, <https://10.0.0.1/p>, <${PAGE}>`;
    expect(kinds(list, POST)).toEqual([`one-click ${PAGE}`, 'unsubscribe http://shop.example/h']);
  });

  it.each([
    'http://shop.example/u',
    'https://127.0.0.1/u',
    'https://intranet/u',
    'https://a.local/u',
    'https://u@shop.example/',
  ])('never posts to %s', (url) => {
    expect(kinds(`List-Unsubscribe: <${url}>`, POST).filter((kind) => kind.startsWith('one-click'))).toEqual(
      [],
    );
  });

  it('needs a signature that holds and covers both fields, where that is known', () => {
    const pass = 'dkim=pass header.d=shop.example header.s=s1';
    expect(kinds(...signed('from:list-unsubscribe:list-unsubscribe-post', pass), LIST, POST)).toEqual(
      offered,
    );
    expect(kinds(...signed('from:list-unsubscribe', pass), LIST, POST)).toEqual(ordinary);
    const fail = 'dkim=fail header.d=shop.example header.s=s1';
    expect(kinds(...signed('from:list-unsubscribe:list-unsubscribe-post', fail), LIST, POST)).toEqual(
      ordinary,
    );
  });
});

describe('dkimCoverage', () => {
  it.each([
    ['no signature, no result', [], [], 'unknown'],
    ['a signature without result', [BOTH], [], 'unknown'],
    ['a signature of less', [signature('from')], [], 'not-covered'],
    ['a pass', [BOTH], ['a; dkim=pass header.d=shop.example'], 'covered'],
    ['a pass by identity', [BOTH], ['a; dkim=pass header.i=@news.shop.example'], 'covered'],
    ['a pass without a name', [BOTH], ['a; dkim=pass'], 'unknown'],
    ['a pass of another selector', [BOTH], ['a; dkim=pass header.d=shop.example header.s=s2'], 'not-covered'],
    ['a pass of another signer', [BOTH], ['a; dkim=pass header.d=esp.example'], 'not-covered'],
    ['a pass without its signature', [], ['a; dkim=pass header.d=esp.example'], 'unknown'],
    ['no pass', [BOTH], ['a; dkim=neutral header.d=shop.example'], 'not-covered'],
    [
      'one of two',
      [signature('from', 's0'), BOTH],
      ['a; dkim=pass header.d=shop.example header.s=s1'],
      'covered',
    ],
    ['spf alone', [BOTH], ['a; spf=pass'], 'unknown'],
  ] as const)('%s', (_, signatures, results, coverage) => {
    expect(dkimCoverage(signatures, results.map(readResultField), NAMES)).toBe(coverage);
  });
});
