import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowsPicture, type PolicyPage } from './picture-sources.ts';

const plain: PolicyPage = { secure: false, isSelf: (url) => url.hostname === 'mail.test' };
const secure: PolicyPage = { ...plain, secure: true };

/** Policy, page, URL, whether its picture may be shown. */
const CASES: readonly [policy: string, page: PolicyPage, url: string, allowed: boolean][] = [
  ["img-src 'self' data:", plain, 'http://img.shop.test/a.png', false],
  ["img-src 'self' data:", plain, 'http://mail.test/proxy?u=x', true],
  ["default-src 'self'", plain, 'http://img.shop.test/a.png', false],
  ["default-src 'none'; img-src *", plain, 'http://img.shop.test/a.png', true],
  ["img-src 'none'", plain, 'http://mail.test/a.png', false],
  ['img-src', plain, 'http://mail.test/a.png', false],
  ["script-src 'self'", plain, 'http://img.shop.test/a.png', true],
  ['', plain, 'http://img.shop.test/a.png', true],
  ['img-src https:', plain, 'http://img.shop.test/a.png', false],
  ['img-src https:', secure, 'http://img.shop.test/a.png', true],
  ['img-src http:', plain, 'https://img.shop.test/a.png', true],
  ['img-src *.shop.test', plain, 'http://img.shop.test/a.png', true],
  ['img-src *.shop.test', plain, 'http://shop.test/a.png', false],
  ['img-src img.shop.test', secure, 'http://img.shop.test/a.png', true],
  ['img-src img.shop.test', plain, 'http://img.shop.test:8080/a.png', false],
  ['img-src img.shop.test:*', plain, 'http://img.shop.test:8080/a.png', true],
  ['img-src http://img.shop.test:80', plain, 'https://img.shop.test/a.png', true],
  ['img-src img.shop.test/logos/', plain, 'http://img.shop.test/logos/a.png', true],
  ['img-src img.shop.test/logos/', plain, 'http://img.shop.test/other/a.png', false],
  ['IMG-SRC IMG.Shop.Test', plain, 'http://img.shop.test/a.png', true],
  ["img-src 'self'; img-src *", plain, 'http://img.shop.test/a.png', false],
  ["img-src *, img-src 'self'", plain, 'http://img.shop.test/a.png', false],
  ['img-src https://*', secure, 'https://img.shop.test/a.png', true],
];

describe('allowsPicture', () => {
  it.each(CASES)('%s', (policy, page, url, allowed) => {
    expect(allowsPicture(policy, url, page)).toBe(allowed);
  });

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...CASES.map(([, , url]) => url)), (policy, url) => {
        expect(typeof allowsPicture(`img-src ${policy}`, url, plain)).toBe('boolean');
      }),
    );
  });

  it('reads a policy of hostile length at once', () => {
    const started = performance.now();
    allowsPicture(`img-src ${'a.'.repeat(1_000_000)}`, 'http://img.shop.test/a.png', plain);
    allowsPicture('img-src '.repeat(500_000), 'http://img.shop.test/a.png', plain);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
