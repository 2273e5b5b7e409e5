import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFromHtml } from '../extract/html.ts';
import { imagePolicy } from './image-policy.ts';
import { safeDocument } from './safe-document.ts';
import { safeHtml } from './safe-html.ts';

const PICTURE = 'https://shop.example/a.png';
const PIXEL = 'https://t.example/open?id=1';
const allowed = new Set([PICTURE]);

/** What markup can be put together of to mislead a reader. */
const PIECE = fc.constantFrom(
  `<img src="${PIXEL}">`,
  `<img src='${PICTURE}'>`,
  '<style>',
  '</style>',
  '<svg>',
  '</svg>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  `url(${PIXEL})`,
  `p{background:url("${PIXEL}")}`,
  '<p style="',
  '">',
  '<table>',
  '<td background=',
  PIXEL,
  '<noscript>',
  '<template>',
  '<title>',
  '</title>',
  '<a href="',
  '<![CDATA[',
  '<math><mtext>',
  '\\',
  "'",
  ')',
  '<select>',
  '<textarea>',
  '<base href="https://t.example/">',
  '<plaintext>',
  `<image href="${PIXEL}">`,
  '{',
  '}',
  ';',
);

describe('what a safe view keeps', () => {
  it.each([
    ['an allowed picture', `<img src="${PICTURE}" width=10>`, `<img width="10" src="${PICTURE}">`],
    [
      'a button that is a picture',
      `<input type=image src="${PICTURE}">`,
      `<img type="image" src="${PICTURE}">`,
    ],
    ['a picture of a set', `<img srcset="${PIXEL} 1x, ${PICTURE} 2x">`, `<img src="${PICTURE}">`],
    ['one in the message', '<img src="data:image/gif;base64,R0">', '<img src="data:image/gif;base64,R0">'],
    ['a background', `<td background="${PICTURE}">x</td>`, `<td background="${PICTURE}">x</td>`],
    ['words', '<p>1 &lt; 2 &amp; 3</p>', '<p>1 &lt; 2 &amp; 3</p>'],
    ['a relative address', `<img src=a.png><base href="https://shop.example/">`, `<img src="${PICTURE}">`],
    ['a place in the message', '<a href="#top">x</a>', '<a href="#top">x</a>'],
    [
      'a mail address',
      '<a href="mailto:a@b.c">x</a>',
      '<a href="mailto:a@b.c" target="_blank" rel="noopener noreferrer">x</a>',
    ],
    [
      'a link, which opens outside',
      `<a href="${PIXEL}" ping="${PIXEL}" target=_self>x</a>`,
      `<a href="${PIXEL}" target="_blank" rel="noopener noreferrer">x</a>`,
    ],
    [
      'allowed pictures of a style',
      `<style><!-- p{background:url(${PICTURE})} --></style>`,
      `<style>  p{background:url(${PICTURE})}  </style>`,
    ],
  ])('%s', (_, html, expected) => {
    expect(safeHtml(html, allowed)).toBe(expected);
  });
});

describe('what it removes', () => {
  it.each([
    ['a picture that is not allowed', `<img src="${PIXEL}" alt="x">`, '<img alt="x">'],
    ['the same path with another query', `<img src="${PICTURE}?id=1">`, '<img>'],
    ['a script', '<script>x<b></script>y', 'y'],
    ['a frame and its document', `<iframe srcdoc="<img src=${PICTURE}>"></iframe>y`, 'y'],
    ['a link that runs a script', '<a href=" javascript:x()">y</a>', '<a>y</a>'],
    ['what a quote would break out into', '<p title="a&quot; onclick=x">', '<p title="a&quot; onclick=x">'],
    ['handlers', '<p onclick="x()">y</p>', '<p>y</p>'],
    ['an import', '<style>@import "https://t.example/i"</style>', '<style>@import "data:,"</style>'],
    [
      'an allowed picture that would be a font',
      `<style>@font-face{src:url(${PICTURE})}</style>`,
      '<style>@font-face{src:url(data:,)}</style>',
    ],
    [
      'an escaped address',
      `<p style="background:\\75 rl('${PIXEL}')">`,
      `<p style="background:\\75 rl('data:,')">`,
    ],
    [
      'the end of a sheet in a string',
      `<p><style>a{content:"\\3c/style>"}`,
      '<p><style>a{content:"\\3c/style>"}</style>',
    ],
  ])('%s', (_, html, expected) => {
    expect(safeHtml(html, allowed)).toBe(expected);
  });

  it('whatever the markup, nothing is left that is not allowed', () => {
    fc.assert(
      fc.property(fc.array(PIECE, { maxLength: 30 }), (pieces) => {
        const { references } = extractFromHtml(safeHtml(pieces.join(''), allowed));
        for (const { absolute } of references) expect(absolute).toBe(PICTURE);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the policy', () => {
  it('names an address without its query', () => {
    expect(imagePolicy(['https://a.example/b.png?c=1'])).toContain('img-src data: https://a.example/b.png;');
  });

  it('cannot be ended by an address', () => {
    const policy = imagePolicy([
      'https://a.example/x;img-src *;,y',
      'https://*/x',
      'https://*.a.example/',
      'no',
    ]);
    expect(policy).toContain('img-src data: https://a.example/x%3Bimg-src%20*%3B%2Cy; style-src');
    expect(policy.match(/img-src /g)).toHaveLength(1);
  });

  it('stands before the message', () => {
    const made = safeDocument(`<p>x<img src="${PICTURE}">`, allowed);
    expect(made.indexOf('Content-Security-Policy')).toBeLessThan(made.indexOf('<p>'));
    expect(made).toContain('<meta name="referrer" content="no-referrer">');
  });
});
