import { describe, expect, it } from 'vitest';
import { extractFromHtml } from './html.ts';
import type { Vehicle } from './reference.ts';

const U = 'https://t.example/x';

/** One line a vehicle: the markup that makes it; the URL is always `U`. */
const ONE_OF_EACH: readonly (readonly [Vehicle, string])[] = [
  ['img-src', `<img src="${U}">`],
  ['img-src', `<image src="${U}">`],
  ['srcset', `<img srcset="${U} 2x">`],
  ['img-lowsrc', `<img lowsrc="${U}">`],
  ['img-dynsrc', `<img dynsrc="${U}">`],
  ['picture-source', `<picture><source srcset="${U}"></picture>`],
  ['picture-source', `<picture><source src="${U}"></picture>`],
  ['input-image', `<input type=image src="${U}">`],
  ...['body', 'table', 'tr', 'td', 'th', 'thead', 'tbody'].map(
    (tag) => ['background-attribute', `<table><${tag} background="${U}"></table>`] as const,
  ),
  ['style-attribute', `<p style="background:url(${U})">`],
  ['style-element', `<style>p{background:url('${U}')}</style>`],
  ['style-element', `<style>@supports (a:b){@media print{@keyframes k{to{cursor:url(${U})}}}}</style>`],
  ['css-import', `<style>@import "${U}";</style>`],
  ['css-font', `<style>@font-face{src:url(${U})}</style>`],
  ['link-stylesheet', `<link rel="alternate STYLESHEET" href="${U}">`],
  ['link-preload', `<link rel=preload href="${U}">`],
  ['link-preload', `<link rel=preload imagesrcset="${U} 1x">`],
  ['link-prefetch', `<link rel=prefetch href="${U}">`],
  ['link-prefetch', `<link rel=preconnect href="${U}">`],
  ['link-icon', `<link rel="shortcut icon" href="${U}">`],
  ['link-icon', `<link rel="apple-touch-icon" href="${U}">`],
  ['video-src', `<video src="${U}">`],
  ['audio-src', `<audio src="${U}">`],
  ['media-source', `<video><source src="${U}"></video>`],
  ['track-src', `<video><track src="${U}"></video>`],
  ['video-poster', `<video poster="${U}">`],
  ['object-data', `<object data="${U}">`],
  ['object-data', `<object><param name=Movie value="${U}"></object>`],
  ['embed-src', `<embed src="${U}">`],
  ['iframe-src', `<iframe src="${U}">`],
  ['img-src', `<iframe srcdoc="&lt;img src='${U}'&gt;">`],
  ['svg-image', `<svg><image href="${U}"/></svg>`],
  ['svg-image', `<svg><image xlink:href="${U}"/></svg>`],
  ['svg-image', `<svg><image><animate attributeName=href values="${U};"/></image></svg>`],
  ['svg-feimage', `<svg><filter><feImage href="${U}"/></filter></svg>`],
  ['svg-use', `<svg><use href="${U}#a"/></svg>`],
  ...['fill', 'stroke', 'mask', 'filter', 'clip-path', 'marker-end', 'cursor'].map(
    (name) => ['svg-paint', `<svg><path ${name}="url(${U})"/></svg>`] as const,
  ),
  ['vml-image', `<!--[if mso]><v:image src="${U}"/><![endif]-->`],
  ['vml-image', `<!--[if vml]><v:imagedata src="${U}"/><![endif]-->`],
  ['vml-fill', `<!--[if gte mso 9]><v:fill type="frame" src="${U}"/><![endif]-->`],
  ['vml-fill', `<v:background src="${U}">`],
  ['bgsound', `<bgsound src="${U}">`],
  ['script-src', `<script src="${U}"></script>`],
  ['meta-refresh', `<meta http-equiv=Refresh content="5;URL='${U}'">`],
  ['ping', `<a ping="${U}" href="#">`],
];

describe('each vehicle is found', () => {
  it.each(ONE_OF_EACH)('%s: %s', (vehicle, html) => {
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
