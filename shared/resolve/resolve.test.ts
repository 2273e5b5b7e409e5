import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PROXY_CHAIN, resolveOriginal } from './resolve.ts';

const PIXEL = 'https://open.news.example/o/a1b2c3d4?u=7&c=9';
const enc = encodeURIComponent;
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

const FORMS: readonly (readonly [string, string, string])[] = [
  ['gmail', 'new form', `https://ci3.googleusercontent.com/meips/ADKq_abc-DEF=s0-d-e1-ft#${PIXEL}`],
  ['gmail', 'old form', `https://ci5.googleusercontent.com/proxy/S3N7_abc=s0-d-e1-ft#${PIXEL}`],
  [
    'yahoo',
    'encoded',
    `https://ecp.yusercontent.com/mail?url=${enc(PIXEL)}&t=1700000000&ymreqid=1-2-3&sig=x~D`,
  ],
  [
    'yahoo',
    'un-encoded',
    `https://ecp.yusercontent.com/mail?url=${PIXEL}&t=1700000000&ymreqid=1-2-3&sig=x~D`,
  ],
  ['outlook', 'proxy', `https://cosmicimg-prod.services.web.outlook.com/proxy/?u=${enc(PIXEL)}&t=ey.J.h`],
  ['outlook', 'connector', `https://outlook.office.com/actions/ei?u=${enc(PIXEL)}&d=2026-01-01T00:00:00Z`],
  [
    'outlook',
    'hotmail',
    `https://dub1.mail.live.com/Handlers/ImageProxy.mvc?bicild=&canary=x&url=${enc(PIXEL)}`,
  ],
  ['proton', 'api', `https://mail.proton.me/api/core/v4/images?Url=${enc(PIXEL)}&DryRun=0&UID=abc`],
  [
    'nextcloud',
    'index.php',
    `https://cloud.example/index.php/apps/mail/proxy?id=4&hmac=00ff&src=${enc(PIXEL)}`,
  ],
  ['snappymail', 'base64url', `https://mail.example/?/ProxyExternal/${base64url(PIXEL)}`],
  [
    'safelinks',
    'url',
    `https://eur01.safelinks.protection.outlook.com/?url=${enc(PIXEL)}&data=05%7C02&reserved=0`,
  ],
];

describe('resolveOriginal', () => {
  it.each(FORMS)('%s, %s', (id, _form, url) => {
    expect(resolveOriginal(url)).toEqual({ originalUrl: PIXEL, proxies: [id] });
  });

  it('undoes one proxy inside another', () => {
    for (const [outerId, , outer] of FORMS.slice(2, 3)) {
      for (const [innerId, , inner] of FORMS) {
        const chained = outer.replace(enc(PIXEL), enc(inner));
        expect(resolveOriginal(chained)).toEqual({ originalUrl: PIXEL, proxies: [outerId, innerId] });
      }
    }
  });

  it('stops at the cap', () => {
    let url = PIXEL;
    for (let i = 0; i < MAX_PROXY_CHAIN + 2; i += 1)
      url = `https://ci3.googleusercontent.com/meips/t=s0#${url}`;
    expect(resolveOriginal(url).proxies).toHaveLength(MAX_PROXY_CHAIN);
  });

  it.each([
    'https://ci3.googleusercontent.com/mail-sig/AIorK4abc',
    'https://ci3.googleusercontent.com/meips/AIorK4abc',
    'https://ci3.googleusercontent.com/meips/AIorK4abc#javascript:alert(1)',
    'https://mail.example/?/ProxyExternal/encrypted-by-rainloop/',
    'https://mail.proton.me/api/core/v4/images?Url=%E0%A4%A&DryRun=0',
    'https://x.safelinks.protection.outlook.com/?url=http%3A%2F%2F%5Bbad%2Fx',
    'https://ci3.googleusercontent.com/meips/x=s0#https://a.example:99999/o.gif',
    'https://tracker.example/meips/x#https://harmless.example/logo.png',
    'https://ci3.googleusercontent.com.tracker.example/meips/x#https://harmless.example/logo.png',
    'https://ci3.googleusercontent.com:x@tracker.example/meips/x#https://harmless.example/logo.png',
    'https://tracker.example\\@ci3.googleusercontent.com/meips/x#https://harmless.example/logo.png',
    'data:image/gif;base64,R0lGODlh',
    '',
  ])('keeps what it cannot or must not undo: %s', (url) => {
    expect(resolveOriginal(url)).toEqual({ originalUrl: url, proxies: [] });
  });

  it.each([
    `/apps/mail/proxy?id=1&hmac=0&src=${enc(PIXEL)}`,
    `/cloud/index.php/Apps/Mail/Proxy?id=1&hmac=0&src=${enc(PIXEL)}`,
    `/?/ProxyExternal/${base64url(PIXEL)}`,
    `/apps/snappymail/run/?/proxyexternal/${base64url(PIXEL)}`,
    `/actions/ei?u=${enc(PIXEL)}&d=2026-01-01`,
    `/api/core/v4/images?Url=${enc(PIXEL)}&DryRun=0`,
  ])("believes a proxy on the webmail's own host only there: %s", (tail) => {
    const forged = `https://tracker.example${tail}`;
    expect(resolveOriginal(forged, ['cloud.example', 'example']).originalUrl).toBe(forged);
    expect(resolveOriginal(forged, []).originalUrl).toBe(forged);
    expect(resolveOriginal(forged, ['tracker.example']).originalUrl).toBe(PIXEL);
  });

  it.each([
    `https://cloud.example/apps/mail/proxyless?src=${enc(PIXEL)}`,
    `https://cloud.example/logo.png#/apps/mail/proxy?src=${enc(PIXEL)}`,
  ])('takes a path for what it is: %s', (url) => {
    expect(resolveOriginal(url, ['cloud.example']).originalUrl).toBe(url);
  });
});

describe('resolveOriginal on hostile input', () => {
  it('never throws, and gives http(s) for http(s)', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom(...FORMS.map(([, , url]) => url)), fc.nat(200), fc.string())
        .map(([url, at, junk]) => url.slice(0, at) + junk + url.slice(at)),
    );
    fc.assert(
      fc.property(hostile, (url) => {
        const { originalUrl } = resolveOriginal(url);
        return originalUrl === url || /^https?:\/\//i.test(originalUrl);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives a URL that parses for one that parses', () => {
    const wrap = fc.constantFrom<(inner: string) => string>(
      (inner) => `https://x.safelinks.protection.outlook.com/?url=${enc(inner)}`,
      (inner) => `https://ecp.yusercontent.com/mail?url=${enc(inner)}&t=1`,
      (inner) => `https://ci3.googleusercontent.com/meips/x=s0#${inner}`,
      (inner) => `https://cloud.example/apps/mail/proxy?src=${enc(inner)}`,
    );
    const host = fc.oneof(
      fc.constantFrom('[bad', '[::1', 'a b', 'a%zz', '1.2.3.999', ':', 'a:99999'),
      fc.string(),
    );
    fc.assert(
      fc.property(wrap, fc.constantFrom('http://', 'https://', 'HTTP://'), host, (wrapIt, scheme, inner) => {
        const url = wrapIt(`${scheme}${inner}/x`);
        const { protocol, hostname } = new URL(resolveOriginal(url).originalUrl);
        return /^https?:$/.test(protocol) && hostname !== '';
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a URL of 2 MB to its end', () => {
    const original = 'https://a.example/';
    const url = `https://ecp.yusercontent.com/mail?url=${original}${'&t=1'.repeat(500_000)}`;
    const { originalUrl, proxies } = resolveOriginal(url);
    expect(proxies).toEqual(['yahoo']);
    expect(originalUrl.startsWith(original)).toBe(true);
  });
});
