import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { BLOCKED_ATTRIBUTES } from './blocked.ts';
import { extractFromHtml } from './html.ts';
import type { Vehicle } from './reference.ts';

const U = 'https://t.example/x';

/** Where each webmail that holds pictures itself keeps the original (facts on webmails, sections 1 and 3). */
const EACH_WEBMAIL: readonly (readonly [string, string, Vehicle])[] = [
  ['Outlook', `<img blockedimagesrc="${U}">`, 'img-src'],
  ['Outlook', `<img originalsrc="${U}">`, 'img-src'],
  ['SOGo', `<img unsafe-src="${U}">`, 'img-src'],
  ['SOGo', `<object unsafe-data="${U}">`, 'object-data'],
  ['SOGo', `<object unsafe-classid="${U}">`, 'object-data'],
  ['SOGo', `<td unsafe-background="${U}">`, 'background-attribute'],
  ['SOGo', `<p unsafe-style="background: url(${U})">`, 'style-attribute'],
  ['Horde', `<img htmlimgblocked="${U}">`, 'img-src'],
  ['Horde', `<input type=image htmlimgblocked="${U}">`, 'input-image'],
  ['Horde', `<img htmlimgblocked_srcset="${U} 2x">`, 'srcset'],
  ['Horde', `<p htmlcssblocked="background: url(${U})">`, 'style-attribute'],
  ['Horde', `<style type="text/x-imp-cssblocked">p{background:url(${U})}</style>`, 'style-element'],
  ['Nextcloud', `<img data-original-src="${U}">`, 'img-src'],
  ['Nextcloud', `<p data-original-style="background: url(${U})">`, 'style-attribute'],
  ['Nextcloud', `<style data-original-content="p{background:url(${U})}"></style>`, 'style-element'],
  ['Nextcloud', `<style data-original-content="@font-face{src:url(${U})}"></style>`, 'css-font'],
  ['SnappyMail', `<img data-x-src="${U}">`, 'img-src'],
  ['SnappyMail', `<img data-x-hidden-src="${U}">`, 'img-src'],
  ['SnappyMail', `<p data-x-style-url='[["background","${U}"]]'>`, 'style-attribute'],
  ['RainLoop', `<img data-x-additional-src="${U}">`, 'img-src'],
  ['Zimbra', `<img dfsrc="${U}">`, 'img-src'],
  ['Zimbra', `<table dfbackground="${U}">`, 'background-attribute'],
  ['Tuta', `<img draft-src="${U}">`, 'img-src'],
  ['Tuta', `<source draft-srcset="${U} 2x">`, 'picture-source'],
  ['Tuta', `<svg><image draft-xlink:href="${U}"/></svg>`, 'svg-image'],
  ['Tuta', `<svg><image draft-href="${U}"/></svg>`, 'svg-image'],
  ['Proton', `<img proton-src="${U}">`, 'img-src'],
  ['Proton', `<img proton-srcset="${U} 2x">`, 'srcset'],
  ['Proton', `<td proton-background="${U}">`, 'background-attribute'],
  ['Proton', `<video proton-poster="${U}"></video>`, 'video-poster'],
  ['Proton', `<proton-svg><image proton-xlink:href="${U}"></image></proton-svg>`, 'svg-image'],
  ['Proton', `<p style="background: proton-url(${U})">`, 'style-attribute'],
  ['Proton', `<style>p{background:proton-url(${U})}</style>`, 'style-element'],
  ['Cypht', `<img src="" data-src="${U}" data-message-part="0">`, 'img-src'],
];

const found = (html: string) =>
  extractFromHtml(html).references.map(({ vehicle, absolute, whenLoaded }) => [
    vehicle,
    absolute,
    whenLoaded,
  ]);

describe('what a webmail has put aside is found, with what it becomes', () => {
  it.each(EACH_WEBMAIL)('%s: %s', (_webmail, html, whenLoaded) => {
    expect(found(html)).toEqual([['blocked-attribute', U, whenLoaded]]);
  });

  it.each(Object.entries(BLOCKED_ATTRIBUTES))('%s', (name, { plain, syntax }) => {
    const value = { url: U, srcset: `${U} 2x`, css: `color: url(${U})`, strings: `"${U}"` }[syntax];
    expect(found(`<i ${name}='${value}'>`), plain).toEqual([['blocked-attribute', U, expect.any(String)]]);
  });
});

describe('an element with a live picture and a put-aside one is one picture: the live one', () => {
  const proxied = 'https://proxy.example/?u=1';
  it.each([
    ['the same URL', `<img src="${U}" originalsrc="${U}">`, U],
    ['a proxied copy', `<img src="${proxied}" data-x-src="${U}">`, proxied],
    ['whatever their order', `<img data-x-src="${U}" src="${proxied}">`, proxied],
    ['behind several candidates', `<img data-x-srcset="${U} 1x, ${U}2 2x" src="${proxied}">`, proxied],
  ])('%s', (_name, html, live) => {
    expect(found(html)).toEqual([['img-src', live, undefined]]);
    expect(extractFromHtml(html).references[0]?.repeated).toBe(1);
  });

  test('a placeholder that nobody is asked for leaves the put-aside one', () => {
    const html = `<img src="https://mail.example/blocked.gif" unsafe-src="${U}"><img src="data:image/gif;base64,R0lG" unsafe-src="${U}2">`;
    const keep = (url: string): boolean => !url.startsWith('https://mail.example/');
    expect(extractFromHtml(html, { keep }).references.map(({ absolute }) => absolute)).toEqual([U, `${U}2`]);
  });

  test('a background is another picture than the element’s own', () => {
    const html = `<img src="https://a.example/b.png" unsafe-style="background: url(${U})">`;
    expect(found(html).map(([vehicle]) => vehicle)).toEqual(['img-src', 'blocked-attribute']);
  });

  test('in linear time, whatever stands on one element', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `${U}${index} 1x`).join();
    const start = performance.now();
    found(`<img data-srcset="${many}" data-x-srcset="${many}">`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test('only what is put aside says what it becomes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...EACH_WEBMAIL.map(([, html]) => html), `<img src="${U}">`), {
        maxLength: 8,
      }),
      (pieces) => {
        for (const { vehicle, whenLoaded } of extractFromHtml(pieces.join('')).references)
          expect(whenLoaded !== undefined).toBe(vehicle === 'blocked-attribute');
      },
    ),
  );
});
