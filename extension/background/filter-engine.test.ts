import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEngine, readList } from './filter-engine.ts';

const PAGE = 'https://mail.example/';

/** Whether a list, stored and loaded again, blocks a picture. */
function blocks(list: string, url: string, page = PAGE): boolean {
  return loadEngine(readList(list).engine)(url, 'image', page);
}

describe('a list', () => {
  it.each([
    ['||pixel.example^', 'https://a.pixel.example/x.gif', true],
    ['||pixel.example^', 'https://pixel.example.org/x.gif', false],
    ['/open/*/p.gif', 'https://any.example/open/123/p.gif?u=1', true],
    ['/open/*/p.gif', 'https://any.example/open/p.gif', false],
    ['|https://a.example/x|', 'https://a.example/x', true],
    ['|https://a.example/x|', 'https://a.example/xy', false],
    ['||a.example^*/b^*c', 'https://a.example/1/b?2c', true],
    ['||a.example^*/b^*c', 'https://a.example/1/bb2c', false],
    ['||a.example^$script', 'https://a.example/x.gif', false],
    ['||a.example^$image', 'https://a.example/x.gif', true],
    ['||a.example^$domain=mail.example', 'https://a.example/x.gif', true],
    ['||a.example^$domain=~mail.example', 'https://a.example/x.gif', false],
    ['||a.example^$third-party', 'https://a.example/x.gif', true],
    ['||img.mail.example^$third-party', 'https://img.mail.example/x.gif', false],
    ['||a.example^$redirect=1x1.gif', 'https://a.example/x.gif', true],
    ['||a.example^$redirect-rule=1x1.gif', 'https://a.example/x.gif', false],
    ['||A.example/Open$match-case', 'https://a.example/open', false],
  ])('%s on %s: %s', (filter, url, blocked) => {
    expect(blocks(`${filter}\n||other.example^`, url)).toBe(blocked);
  });

  it('is overruled by its own exceptions, unless it says that this one is important', () => {
    const url = 'https://a.example/logo.png';
    expect(blocks('||a.example^\n@@||a.example/logo', url)).toBe(false);
    expect(blocks('||a.example^$important\n@@||a.example/logo', url)).toBe(true);
    expect(blocks('||a.example^\n||a.example^$badfilter\n||b.example^', url)).toBe(false);
  });

  it('counts what it can use, and what it cannot; comments and what hides elements are neither', () => {
    const list = `[Adblock Plus 2.0]
! Title: Test
||a.example^
@@||b.example^
example.com##.advert
/(a+)+$/
||c.example^$csp=script-src 'none'
||d.example^$removeparam=utm
*
0.0.0.0 hosts.example
!#if env_firefox
||e.example^
!#endif
||f.example^`;
    expect(readList(list)).toMatchObject({ filters: 3, leftOut: 4 });
    expect(blocks(list, 'https://e.example/')).toBe(false);
    expect(blocks(list, 'https://f.example/')).toBe(true);
  });
});

describe('a hostile list', () => {
  it('never throws, whatever it says', () => {
    const piece = fc.constantFrom(
      ...[
        '||',
        '|',
        '@@',
        '$',
        ',',
        '=',
        '~',
        '*',
        '^',
        '/',
        '\\',
        '##',
        '#@#',
        '!#if ',
        '!#endif',
        '\n',
        ' ',
      ],
      ...[
        'domain=',
        'denyallow=',
        'redirect=',
        'replace=/a/b/',
        'important',
        'badfilter',
        'a.example',
        '\u0000',
      ],
    );
    const line = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 });
    fc.assert(
      fc.property(line, fc.webUrl({ withQueryParameters: true }), (pieces, url) => {
        expect(blocks(pieces.join(''), url)).toBeTypeOf('boolean');
      }),
      { numRuns: 500 },
    );
  });

  const long = 'a'.repeat(60_000);
  it.each([
    ['continued lines', `a \\\n    `.repeat(60_000)],
    ['one endless line', `||${long.repeat(50)}^`],
    ['options without end', `||a.example^$${'image,'.repeat(10_000)}`.concat('\n').repeat(10)],
    ['domains without end', `||a.example^$domain=${'b.example|'.repeat(6_000)}\n`.repeat(10)],
    ['conditions without end', '!#if a\n'.repeat(100_000)],
    ['wildcards in every line', `${'a*'.repeat(20)}b\n`.repeat(20_000)],
    [
      'the same place in the index',
      Array.from({ length: 30_000 }, (_, at) => `/x${at % 7}*y${at}\n`).join(''),
    ],
  ])('takes time in proportion to its length: %s', (_, list) => {
    const start = performance.now();
    readList(list);
    expect(performance.now() - start).toBeLessThan(5_000); // Squared, each takes minutes.
  });
});

describe('a hostile filter', () => {
  it('cannot make one URL cost more than the list is long', () => {
    const blocked = loadEngine(readList(`${'a*'.repeat(20)}b\n||x.example^`).engine);
    const start = performance.now();
    expect(blocked(`https://x.test/${'a'.repeat(8_000)}`, 'image', PAGE)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

it('a list as large as those in use is ready within a tenth of a second', () => {
  const lines = Array.from({ length: 50_000 }, (_, at) =>
    at % 2 === 0 ? `||tracker${at}.example^$third-party` : `/pixel${at}/*.gif?$image,domain=mail.example`,
  );
  const { engine, filters } = readList(lines.join('\n'));
  expect(filters).toBe(50_000);
  const start = performance.now();
  const blocked = loadEngine(engine);
  expect(blocked('https://tracker49998.example/x.gif', 'image', PAGE)).toBe(true);
  const took = performance.now() - start;
  console.log(`filter list, 50,000 filters: ${took.toFixed(1)} ms from stored bytes to the first answer`);
  expect(took).toBeLessThan(100);
});
