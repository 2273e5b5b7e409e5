import { describe, expect, it } from 'vitest';
import { vendorRows } from '../data/vendors.ts';
import { endpointFilters } from './endpoint-filters.ts';

const filters = endpointFilters(vendorRows());

/** What Chromium makes of a urlFilter without anchors: its parts in order, `*` for anything. */
function covers(urlFilter: string, url: string): boolean {
  let at = 0;
  for (const part of urlFilter.split('*')) {
    const found = url.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return true;
}

const blocked = (url: string): boolean => {
  const { hostname } = new URL(url);
  return filters.some(
    ({ urlFilter, requestDomains }) =>
      (requestDomains?.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`)) ?? true) &&
      covers(urlFilter, url),
  );
};

describe('endpointFilters', () => {
  it('blocks distinctive endpoints on any host, and hosted ones on theirs', () => {
    expect(blocked('https://open.shop.example/wf/open?upn=u001.abc')).toBe(true);
    expect(blocked('https://shop.us1.list-manage.com/track/open.php?u=1&id=2')).toBe(true);
    expect(blocked('https://ab12.emltrk.com/v2/ab12?d=7')).toBe(true);
    expect(blocked('https://t.yesware.com/t/abc/def/spacer.gif')).toBe(true);
  });

  it.each([
    'https://cdn.shop.example/o/logo.png',
    'https://cdn.shop.example/images/open-house.jpg',
    'https://cdn.shop.example/track/trainers/red.png',
    'https://www.facebook.com/images/logo.png',
    'https://shop.example/email/header.gif',
    'https://img.shop.example/img/2026/hero.gif?v=3',
    'https://shop.example/r/shoes.png',
    'https://shop.my.salesforce.com/servlet/servlet.ImageServer?oid=00D1&id=0151',
  ])('leaves pictures alone: %s', (url) => {
    expect(blocked(url)).toBe(false);
  });

  it('gives only conditions that a network rule accepts', () => {
    for (const { urlFilter, requestDomains } of filters) {
      expect(urlFilter).toMatch(/^[\x21-\x7e]+$/);
      expect(urlFilter.startsWith('||*')).toBe(false);
      if (urlFilter === '*') expect(requestDomains).toBeDefined();
    }
    expect(filters.length).toBeGreaterThan(60);
  });
});
