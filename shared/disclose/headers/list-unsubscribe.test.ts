import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedUrls } from './listed-urls.ts';
import { readListUnsubscribe } from './list-unsubscribe.ts';
import { anyText } from './test-blocks.ts';

const PAGE = 'https://shop.example/u';

describe('listedUrls', () => {
  it.each<[string, string[]]>([
    [`<${PAGE}>`, [PAGE]],
    [`  (Use this) <${PAGE}> (or that)`, [PAGE]],
    [`<mailto:u@shop.example>, <${PAGE}>`, ['mailto:u@shop.example', PAGE]],
    [`<mailto:u@shop.example>,<${PAGE}>`, ['mailto:u@shop.example', PAGE]],
    [`<mailto:u@shop.example> (by (e-)mail, please) , (b) <${PAGE}>`, ['mailto:u@shop.example', PAGE]],
    ['<https://shop.example/ \t u?a=1,\t2>', ['https://shop.example/u?a=1,2']],
    ['<https://shop.example/u?a=(1),2>', ['https://shop.example/u?a=(1),2']],
    ['', []],
    ['   ', []],
    [PAGE, []],
    [`see <${PAGE}>`, []],
    [`<${PAGE}`, []],
    [`${PAGE}>`, []],
    ['<>', []],
    [`<>, <${PAGE}>`, []],
    [`<${PAGE}, <https://other.example/>`, []],
    [`<<${PAGE}>>`, []],
    [`<${PAGE}> <https://other.example/>`, [PAGE]],
    [`<${PAGE}>; <https://other.example/>`, [PAGE]],
    [`<${PAGE}>,`, [PAGE]],
    [`<${PAGE}>, , <https://other.example/>`, [PAGE]],
    [`<${PAGE}>, https://other.example/, <https://third.example/>`, [PAGE]],
    [`<u@shop.example>, <${PAGE}>`, []],
    [`(never closed <${PAGE}>`, []],
    [`=?us-ascii?Q?=3Chttps=3A=2F=2Fshop=2Eexample=2Fu=3E?=`, [PAGE]],
    ['=?utf-8?B?PGh0dHBzOi8vc2hv?= =?utf-8?B?cC5leGFtcGxlL3U+?=', [PAGE]],
    ['=?utf-8?B?***?=', []],
  ])('%s', (value, urls) => {
    expect(listedUrls(value)).toEqual(urls);
  });

  it('leaves out an endless URL, and reads on', () => {
    expect(listedUrls(`<https://shop.example/${'a'.repeat(10_000)}>, <${PAGE}>`)).toEqual([PAGE]);
  });
});

describe('readListUnsubscribe', () => {
  it('offers links before addresses, each in the sender’s order', () => {
    const { urls, optOuts } = readListUnsubscribe([
      '<mailto:u@shop.example?subject=stop&body=me>, <http://shop.example/a>, <https://shop.example/b>',
    ]);
    expect(urls).toEqual([
      'mailto:u@shop.example?subject=stop&body=me',
      'http://shop.example/a',
      'https://shop.example/b',
    ]);
    expect(optOuts).toEqual([
      { kind: 'unsubscribe', source: 'header', url: 'http://shop.example/a', quote: null },
      { kind: 'unsubscribe', source: 'header', url: 'https://shop.example/b', quote: null },
      { kind: 'mailto', source: 'header', url: 'mailto:u@shop.example?subject=stop&body=me', quote: null },
    ]);
  });

  it.each([
    'http://192.168.0.1/reboot',
    'https://localhost/u',
    'https://intranet/u',
    'https://printer.local/u',
    'https://[::1]/u',
    'https://bank.example@evil.example/u',
  ])('lists, but does not offer, %s', (url) => {
    const { urls, optOuts } = readListUnsubscribe([`<${url}>, <${PAGE}>`]);
    expect(urls).toEqual([url, PAGE]);
    expect(optOuts.map((optOut) => optOut.url)).toEqual([PAGE]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://shop.example/u',
    'https://',
    'mailto:',
    'mailto:nobody',
    'mailto:a@shop.example,b@evil.example',
    'mailto:?to=a@shop.example',
    'tel:+331',
  ])('passes over %s', (url) => {
    expect(readListUnsubscribe([`<${url}>, <${PAGE}>`]).urls).toEqual([PAGE]);
  });

  it.each([
    [
      'mailto:u@shop.example?cc=x@y.example&subject=a%20b&attach=/etc/passwd',
      'mailto:u@shop.example?subject=a%20b',
    ],
    ['mailto:u@shop.example?subject=a%0D%0ABcc:x@y.example', 'mailto:u@shop.example'],
    ['MAILTO:u%40BÜCHER.example', 'mailto:u@xn--bcher-kva.example'],
    ['mailto:u+a=b@shop.example?Subject=x#y', 'mailto:u+a=b@shop.example?Subject=x'],
  ])('%s', (written, read) => {
    expect(readListUnsubscribe([`<${written}>`]).urls).toEqual([read]);
  });

  it('shows hosts as punycode, and each URL once', () => {
    const { urls } = readListUnsubscribe(['<https://аpple.example/u>, <https://АPPLE.example/u>']);
    expect(urls).toEqual(['https://xn--pple-43d.example/u']);
  });
});

describe('hostile List-Unsubscribe', () => {
  it('never throws, and is bounded', () => {
    fc.assert(
      fc.property(fc.array(anyText), fc.string(), (values, inner) => {
        expect(readListUnsubscribe([...values, `<https:${inner}>`]).urls.length).toBeLessThanOrEqual(20);
      }),
    );
    expect(readListUnsubscribe([`<${PAGE}>,`.repeat(1000)]).urls).toEqual([PAGE]);
  });
});
