import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCss } from '../../shared/extract/css-text.ts';
import { type CssUrl, scanCss } from '../../shared/extract/css.ts';
import { extractFromHtml } from '../../shared/extract/html.ts';
import { srcsetUrls } from '../../shared/extract/srcset.ts';
import { absoluteUrl } from '../../shared/extract/url.ts';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 100);

/** Pieces that parsers stumble over, so that random strings reach deep states. */
const htmlPiece = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['<', '>', '"', "'", '=', '&', '/', '<!--', '-->', '<![CDATA[', ']]>', '<!--[if mso]>', '<![endif]'],
      ...[
        '<p ',
        '<div>',
        '</div>',
        '<table>',
        '<td ',
        '</table>',
        '<a href=x>',
        '<svg>',
        '</svg>',
        '<image ',
      ],
      ...[
        '<style>',
        '</style>',
        '<iframe srcdoc="',
        '<noframes>',
        '<title>',
        '<script>',
        '<template>',
        '<base href=',
      ],
      ...[
        'src=',
        'srcset=',
        'style="',
        'background=',
        'https://t.example/x',
        '//t.example/',
        'url(',
        ')',
        '{',
        '}',
      ],
      ...[
        '&#0;',
        '&#x110000;',
        '&amp',
        '\0',
        '\r\n',
        '\\',
        '@import "',
        'display:none;',
        'width=',
        '1px',
        ';',
        ':',
      ],
    ),
  },
);
const anyHtml = fc.array(htmlPiece, { maxLength: 60 }).map((pieces) => pieces.join(''));

const cssPiece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom(
    ...[
      'url(',
      'u\\72 l(',
      '\\75\\72\\6c(',
      'image-set(',
      'proton-url(',
      '"',
      "'",
      ')',
      '(',
      '{',
      '}',
      ';',
      ':',
      '[',
      ']',
    ],
    ...[
      '@import ',
      '@media x',
      '@font-face',
      '/*',
      '*/',
      '\\',
      '\\\n',
      'https://t.example/x',
      '--a:',
      'src:',
      ' ',
      'a',
    ],
  ),
);
const anyCss = fc.array(cssPiece, { maxLength: 40 }).map((pieces) => pieces.join(''));

it('any string can be read, and what comes out is absolute', () => {
  fc.assert(
    fc.property(anyHtml, (html) => {
      const message = extractFromHtml(html);
      for (const reference of message.references) {
        expect(reference.absolute).toMatch(/^https?:\/\//);
        expect(new URL(reference.absolute).href).toBe(reference.absolute);
        expect(reference.repeated).toBeGreaterThanOrEqual(1);
        expect(reference.position).toBeGreaterThanOrEqual(0);
        expect(reference.position).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns },
  );
});

it('a reference before any message is found, whatever follows', () => {
  fc.assert(
    fc.property(anyHtml, (html) => {
      const without = extractFromHtml(html).references.length;
      const { references } = extractFromHtml(`<img src="https://first.example/x">${html}`);
      expect(references[0]?.url).toBe('https://first.example/x');
      expect(references.length).toBe(without + 1);
    }),
    { numRuns },
  );
});

it('offsets in CSS are the spelling of the URL', () => {
  fc.assert(
    fc.property(anyCss, fc.constantFrom('sheet' as const, 'declarations' as const), (css, context) => {
      const urls: CssUrl[] = [];
      scanCss(css, context, (url) => urls.push(url));
      let last = 0;
      for (const { url, start, end } of urls) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(decodeCss(css.slice(start, end))).toBe(url);
        last = end;
      }
    }),
    { numRuns },
  );
});

it('a URL survives being written into CSS, quoted or not', () => {
  const plain = fc.webUrl({ withQueryParameters: true }).map((url) => url.replace(/['"()\\\s]/g, ''));
  fc.assert(
    fc.property(
      plain,
      fc.constantFrom('url(%)', "url( '%' )", 'url("%")', '\\75 rl(%)', 'image-set("%" 1x)'),
      (url, form) => {
        const found: string[] = [];
        scanCss(`a:b;background:${form.replace('%', () => url)}`, 'declarations', (css) =>
          found.push(css.url),
        );
        expect(found).toEqual([url]);
      },
    ),
    { numRuns },
  );
});

it('a srcset’s URLs come back, whatever commas they hold', () => {
  const url = fc.webUrl({ withQueryParameters: true }).map((text) => text.replace(/,+$/, ''));
  fc.assert(
    fc.property(fc.array(url, { minLength: 1, maxLength: 8 }), (urls) => {
      expect(srcsetUrls(urls.map((one, index) => `${one} ${index + 1}x`).join(', '))).toEqual(urls);
    }),
    { numRuns },
  );
});

it('the short cut for plain URLs agrees with the parser', () => {
  const part = fc.constantFrom(
    'a',
    'Z',
    '.',
    '..',
    '/',
    '%2e',
    '%',
    '?',
    '&',
    '=',
    '-',
    ':',
    '@',
    'xn--',
    '1',
    "'",
    '~',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.array(part, { maxLength: 12 }), (host, path) => {
      const raw = `https://${host.join('')}t.example/${path.join('')}`;
      let expected: string | null;
      try {
        expected = new URL(raw).href;
      } catch {
        expected = null;
      }
      expect(absoluteUrl(raw, null)).toBe(expected);
    }),
    { numRuns },
  );
});
