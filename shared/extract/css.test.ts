import { describe, expect, it } from 'vitest';
import { type CssContext, type CssRule, type CssUrl, scanCss } from './css.ts';

function scan(text: string, context: CssContext = 'sheet'): { urls: CssUrl[]; rules: CssRule[] } {
  const urls: CssUrl[] = [];
  const rules: CssRule[] = [];
  scanCss(
    text,
    context,
    (url) => urls.push(url),
    (rule) => rules.push(rule),
  );
  return { urls, rules };
}

describe('URLs in CSS', () => {
  it.each([
    ['p{background:url( x )}', 'x', 'url', 'background'],
    ["p{background:url('x')}", 'x', 'url', 'background'],
    ['p{background:\\75 rl(x)}', 'x', 'url', 'background'],
    ['p{background:U\\72L("x")}', 'x', 'url', 'background'],
    ['p{background:url(a\\)b)}', 'a)b', 'url', 'background'],
    ['p{background:url(a/*b)}', 'a/*b', 'url', 'background'],
    ['p{background:u\\rl(//x/*y)}', '//x/*y', 'url', 'background'],
    ['p{background:url(x', 'x', 'url', 'background'],
    ['p{background:url("x', 'x', 'url', 'background'],
    ['p{/*;*/BACKGROUND : /**/ url(x)', 'x', 'url', 'background'],
    ['p{a:image-set("x" 1x)}', 'x', 'image-set', 'a'],
    ['p{a:-webkit-image-set(url(x) 1x)}', 'x', 'url', 'a'],
    ['p{--v:url(x)}', 'x', 'custom-property', '--v'],
    ['p{--v:"https://x"}', 'https://x', 'custom-property', '--v'],
    ['@import "x" screen;', 'x', 'import', ''],
    ['@\\69mport url(x);', 'x', 'import', ''],
    ['@media a{@font-face{src:local("n"),url(x) format("woff2")}}', 'x', 'font-face', 'src'],
    ['@keyframes k{0%{background:url(x)}}', 'x', 'url', 'background'],
    ['<!-- p{background:url(x)} -->', 'x', 'url', 'background'],
    ['p{filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src="x")}', 'x', 'image-set', 'filter'],
    ['p{background:proton-url(https://x/y?z)}', 'https://x/y?z', 'blocked', 'background'],
  ])('%s', (text, url, kind, property) => {
    const { urls } = scan(text);
    expect(urls.map((found) => [found.url, found.kind, found.property])).toEqual([[url, kind, property]]);
  });

  it.each(['p{background:url(a b)}', '@namespace url(x);', 'p{content:"x"}', '/* url(x) */', 'p{a:url()}'])(
    'nothing in %s',
    (text) => {
      expect(scan(text).urls).toEqual([]);
    },
  );

  it('gives offsets that rewrite exactly the URL', () => {
    const text = "a{b:url( 'x' ),\\75 rl(y) , url(z)}";
    let rewritten = text;
    for (const { start, end, url } of scan(text).urls.reverse()) {
      rewritten = `${rewritten.slice(0, start)}${url}#t${rewritten.slice(end)}`;
    }
    expect(rewritten).toBe("a{b:url( 'x#t' ),\\75 rl(y#t) , url(z#t)}");
  });

  it('finds any absolute URL in a webmail’s own syntax', () => {
    expect(scan('[["background","https://x/y"]]', 'strings').urls.map((found) => found.url)).toEqual([
      'https://x/y',
    ]);
  });
});

describe('rules', () => {
  it.each([
    ['.a{b:c}', ['.a']],
    ['@media screen{.a{b:c}} @media print{.b{b:c}} @supports (a:b){.c{b:c}}', ['.a']],
    ['@layer x{.a{b:c}} @keyframes k{to{b:c}} @import "x"; .d{', ['.a', '.d']],
    ['.a{.b{c:d}} .c{}', ['.a', '.c']],
  ])('%s', (text, selectors) => {
    expect(scan(text).rules.map((rule) => rule.selector.trim())).toEqual(selectors);
  });
});
