import { describe, expect, it } from 'vitest';
import { vendorRows } from '../data/vendors.ts';
import { endpointFilters, MIN_LITERAL_CHARS } from './endpoint-filters.ts';
import { isStrongShape } from './vendors.ts';

const filters = endpointFilters(vendorRows());

/** Chromium's meaning of a urlFilter: `||` a host or what lies below it, `^` a separator or the end, `*` anything. */
function covers(urlFilter: string, url: string): boolean {
  const anchored = urlFilter.startsWith('||');
  const source = (anchored ? urlFilter.slice(2) : urlFilter)
    .replace(/[.+?${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('^', '(?:[^\\w\\-.%]|$)');
  return new RegExp(anchored ? `^https?://(?:[^/?#]*\\.)?${source}` : source, 'i').test(url);
}

const blocked = (url: string): boolean => {
  const { hostname } = new URL(url);
  return filters.some(
    ({ urlFilter, requestDomains }) =>
      (requestDomains?.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`)) ?? true) &&
      covers(urlFilter, url),
  );
};

/** Every strong shape that is bound to hosts, with each of its hosts. */
const hosted = vendorRows().flatMap(({ shapes }) =>
  shapes
    .filter((shape) => isStrongShape(shape) && shape.hosts !== null)
    .flatMap((shape) => (shape.hosts ?? []).map((host) => ({ shape, host }))),
);

describe('endpointFilters', () => {
  it('blocks distinctive endpoints on any host, and hosted ones on theirs', () => {
    expect(blocked('https://open.shop.example/wf/open?upn=u001.abc')).toBe(true);
    expect(blocked('https://shop.us1.list-manage.com/track/open.php?u=1&id=2')).toBe(true);
    expect(blocked('https://ab12.emltrk.com/v2/ab12?d=7')).toBe(true);
    expect(blocked('https://t.yesware.com/t/abc/def/spacer.gif')).toBe(true);
    expect(blocked('https://via.intercom.io/o?h=Zx81kQm4vT0pLw7R')).toBe(true);
    expect(blocked('https://www.google-analytics.com/collect?v=1&t=event')).toBe(true);
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
    'https://via.intercom.io/images/offer.png',
    'https://via.intercom.io/o/logo.png',
    'https://sb.scorecardresearch.com/img/p?x=1',
    'https://mailfoogae.appspot.com/img/t?guid=1',
    'https://notvia.intercom.io.shop.example/o?h=1',
    'https://shop.example/?u=via.intercom.io/o?h=1',
    'https://r.superhuman.com/logo.png',
    'https://webmail.example/open.aspx?id=7',
    'https://webmail.example/m/opening/hours.png',
    'https://webmail.example/open.html?x=7',
    'https://webmail.example/trk?t=1&mid=7',
  ])('leaves pictures alone: %s', (url) => {
    expect(blocked(url)).toBe(false);
  });

  it('gives only conditions that a network rule accepts', () => {
    for (const { urlFilter, requestDomains } of filters) {
      expect(urlFilter).toMatch(/^[\x21-\x7e]+$/);
      expect(urlFilter).not.toMatch(/^\|\|[*^]|^\*/);
      if (!urlFilter.startsWith('||') && requestDomains === undefined)
        expect(urlFilter.replace(/[*/?=^]/g, '').length).toBeGreaterThanOrEqual(MIN_LITERAL_CHARS);
    }
    expect(filters.length).toBeGreaterThan(60);
    expect(filters.length).toBeLessThan(400);
  });

  it('binds a filter to the very start of its path on its host', () => {
    for (const { shape, host } of hosted.filter(({ shape: { path } }) => !path.startsWith('{any}'))) {
      const { pathname, search } = new URL(shape.fixture);
      const filtersHere = filters.filter(({ urlFilter }) => urlFilter.startsWith(`||${host}`));
      const wide = filtersHere.some(({ urlFilter }) => urlFilter === `||${host}^`);
      const moved = `https://${host}/images${pathname}${search}`;
      if (!wide && !/^\/\{(?:any|id)\}/.test(shape.path)) expect(blocked(moved), moved).toBe(false);
      if (shape.path === '/{token}' || shape.path === '/{hex}') continue;
      expect(blocked(`https://${host}${pathname}${search}`), `${host}${pathname}`).toBe(true);
    }
  });
});
