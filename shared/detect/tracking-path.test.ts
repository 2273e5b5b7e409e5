import { describe, expect, it } from 'vitest';
import { isStaticAsset } from './static-asset.ts';
import { hasTrackingHost, hasTrackingPath } from './tracking-path.ts';
import { urlParts } from './url-parts.ts';

const tells = (url: string): boolean => {
  const parts = urlParts(url);
  return parts !== null && hasTrackingPath(parts, isStaticAsset(parts));
};

describe('hasTrackingPath', () => {
  it.each([
    ['https://a.example/open/abc', true],
    ['https://a.example/x/open.php?u=1', true],
    ['https://a.example/email_open_log.php', true],
    ['https://a.example/v1/pixel', true],
    ['https://a.example/track/abc.gif', true],
    ['https://a.example/x?event=open', true],
    ['https://a.example/imp?s=1', true],
    ['https://a.example/trackpants/red', false],
    ['https://a.example/opening-hours', false],
    ['https://a.example/pixelart/x', false],
    ['https://a.example/images/open-house.jpg', false],
    ['https://a.example/read-more', false],
    ['https://a.example/reopen', false],
    ['https://a.example/x?state=open', false],
  ])('%s: %s', (url, expected) => {
    expect(tells(url)).toBe(expected);
  });
});

describe('hasTrackingHost', () => {
  it.each([
    ['trk.shop.example', true],
    ['open.mail.shop.example', true],
    ['click1.shop.example', true],
    ['cdn.shop.example', false],
    ['track.example', false],
    ['opentable.example', false],
    ['trackpants.shop.example', false],
  ])('%s: %s', (host, expected) => {
    expect(hasTrackingHost(host, host.split('.').slice(-2).join('.'))).toBe(expected);
  });
});
