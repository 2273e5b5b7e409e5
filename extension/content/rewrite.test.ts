import { describe, expect, test } from 'vitest';
import { rewriteCss, rewriteSrcset, type Replacement } from './rewrite.ts';

const mark: Replacement = (url) => (url.includes('good') ? `${url}#t` : undefined);
const drop: Replacement = (url) => (url.includes('good') ? `${url}#t` : null);

describe('CSS', () => {
  test.each([
    ['background:url(http://good.test/a.png)', 'background:url(http://good.test/a.png#t)'],
    [`background:URL( "http://good.test/a.png" )`, `background:URL( "http://good.test/a.png#t" )`],
    [
      'background:url(http://bad.test/a.png), url(http://good.test/b.png)',
      'background:url(http://bad.test/a.png), url(http://good.test/b.png#t)',
    ],
    ['color:red', 'color:red'],
    ['background:\\75 rl(http://good.test/a.png)', 'background:\\75 rl(http://good.test/a.png#t)'],
  ])('%s', (before, after) => {
    expect(rewriteCss(before, 'declarations', mark)).toBe(after);
  });

  test('characters that would end the URL stay in it', () => {
    expect(
      rewriteCss('background:url(http://good.test/a)', 'declarations', () => `http://x.test/a(1)'#t`),
    ).toBe(`background:url(http://x.test/a\\(1\\)\\'#t)`);
  });
});

describe('srcset', () => {
  test('keeps descriptors', () => {
    expect(rewriteSrcset('http://good.test/1.png 1x, http://good.test/2.png 2x', mark)).toBe(
      'http://good.test/1.png#t 1x, http://good.test/2.png#t 2x',
    );
  });

  test('drops what may not load', () => {
    expect(rewriteSrcset('http://bad.test/1.png 320w,http://good.test/2.png 640w', drop)).toBe(
      'http://good.test/2.png#t 640w',
    );
  });

  test('nothing left means no attribute', () => {
    expect(rewriteSrcset('http://bad.test/1.png', drop)).toBeNull();
  });
});
