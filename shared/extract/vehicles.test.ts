import { describe, expect, it } from 'vitest';
import { oneOfEach } from '../../test/fixtures/one-of-each.ts';
import { extractFromHtml } from './html.ts';

const U = 'https://t.example/x';

describe('each vehicle is found', () => {
  it.each(oneOfEach(U))('%s: %s', (vehicle, html) => {
    const found = extractFromHtml(html).references.map((reference) => [
      reference.vehicle,
      reference.absolute.replace(/#.*/, ''),
    ]);
    expect(found).toEqual([[vehicle, U]]);
  });
});

describe('what asks nobody is not listed', () => {
  it.each([
    '<a href="https://t.example/x">x</a>',
    '<link rel=canonical href="https://t.example/x">',
    '<input src="https://t.example/x">',
    '<meta content="0;url=https://t.example/x">',
    '<meta http-equiv=refresh content="30">',
    '<img src="cid:x"><img src="data:image/gif;base64,R0lG"><img src="about:blank"><img src="relative.png">',
    '<img src=" CID:x"><img src="ftp://t.example/x"><img src="#x"><img src=""><img src="https://">',
    '<!-- <img src="https://t.example/x"> -->',
    '<style>@namespace url(https://t.example/x); p{content:"https://t.example/x"}</style>',
    '<svg><rect fill="url(#a)"/></svg>',
    '<p title="https://t.example/x" data-foo="https://t.example/x">',
  ])('%s', (html) => {
    expect(extractFromHtml(html).references).toEqual([]);
  });
});
