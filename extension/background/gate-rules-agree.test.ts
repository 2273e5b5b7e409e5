import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BUILT_IN_WEBMAILS,
  holdsRequestsOf,
  isHeld,
  isWithin,
  proxyHosts,
  selfHostedWebmail,
  type Webmail,
} from '../../shared/data/webmails.ts';
import { HELD_TYPES, type HeldType } from '../../shared/data/held-types.ts';
import { lastingRules, onceRule, PRIORITY, releaseRule, type Rule } from './gate-rules.ts';

/** A request as the browser's rules see it. */
interface Asked {
  /** Host in the address bar. */
  readonly top: string;
  /** Host of the asking document's origin; empty where it is opaque. */
  readonly initiator: string;
  readonly url: string;
  readonly type: HeldType;
}

/** The forms of conditions that our rules use; any other makes the test fail. */
function matches({ condition }: Rule, { top, initiator, url, type }: Asked): boolean {
  const { topDomains, initiatorDomains, requestDomains, excludedRequestDomains, urlFilter, ...rest } =
    condition;
  const { resourceTypes, isUrlFilterCaseSensitive, tabIds, ...unknown } = rest;
  expect(unknown).toEqual({});
  expect(tabIds ?? [1]).toEqual([1]);
  const { hostname, href } = new URL(url);
  const within = (host: string, domains: readonly string[] | undefined) =>
    domains?.some((domain) => isWithin(host, domain));
  return (
    within(top, topDomains) !== false &&
    within(initiator, initiatorDomains) !== false &&
    within(hostname, requestDomains) !== false &&
    within(hostname, excludedRequestDomains) !== true &&
    resourceTypes?.includes(type) === true &&
    (urlFilter === undefined || filterPattern(urlFilter, isUrlFilterCaseSensitive === true).test(href))
  );
}

/** `|` at either end is the URL's own end, `*` is anything. */
function filterPattern(filter: string, caseSensitive: boolean): RegExp {
  expect(filter).not.toMatch(/\^|^\|\|/);
  const [, start = '', body = '', end = ''] = /^(\|?)(.*?)(\|?)$/.exec(filter) ?? [];
  const pattern = body.split('*').map((part) => part.replace(/[.?+()[\]{}\\$|]/g, '\\$&'));
  return new RegExp(`${start && '^'}${pattern.join('.*')}${end && '$'}`, caseSensitive ? '' : 'i');
}

const SELF_HOSTED = selfHostedWebmail('mail.example');
const WEBMAILS = [...BUILT_IN_WEBMAILS, SELF_HOSTED];
const RULES = lastingRules(WEBMAILS, []);

/** Hosts, paths and queries that lie on the borders of what `webmail` holds. */
function requestsOn(webmail: Webmail): fc.Arbitrary<Asked> {
  const { hosts, bodyHosts, ownHosts, proxies } = webmail;
  const known = [...hosts, ...bodyHosts, ...ownHosts, ...proxies.flatMap((one) => proxyHosts(webmail, one))];
  const host = fc
    .tuple(fc.constantFrom('', 'a.', 'cdn-', 'x.y.'), fc.constantFrom(...known, 'shop.example', 'example'))
    .map(([before, domain]) => before + domain);
  const parts = WEBMAILS.flatMap((one) => one.proxies.map(({ part }) => part));
  const part = fc.constantFrom(
    '',
    ...parts,
    ...parts.map((one) => one.toUpperCase()),
    'logo.png',
    '?u=1',
    '#x',
  );
  const tail = fc.tuple(part, fc.webQueryParameters(), part).map((pieces) => pieces.join(''));
  const scheme = fc.constantFrom('http://', 'https://');
  const url = fc.tuple(scheme, host, tail).map(([start, at, rest]) => `${start}${at}/${rest}`);
  const frame = fc.oneof(
    fc.constantFrom(...hosts, ...bodyHosts),
    fc.constantFrom('', 'chat.example', 'a.example'),
  );
  const type = fc.constantFrom(...HELD_TYPES);
  return fc.record({ top: fc.constantFrom(...hosts), initiator: frame, url, type });
}

describe('what the content script takes for held is what the rules hold', () => {
  test.each(WEBMAILS.map((webmail) => [webmail.id, webmail] as const))('%s', (_, webmail) => {
    fc.assert(
      fc.property(requestsOn(webmail), (asked) => {
        const said =
          holdsRequestsOf(asked.initiator, webmail) &&
          isHeld(asked.url, webmail) &&
          webmail.holds.includes(asked.type);
        expect(RULES.some((rule) => matches(rule, asked))).toBe(said);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a picture that the webmail's own proxy fetches", () => {
  const TOKEN = '0123456789abcdef0123456789abcdef';
  const PROXIED =
    'https://mail.example/apps/mail/proxy?id=4&hmac=0&src=https%3A%2F%2Fshop.example%2Flogo.png';
  const asked = { top: 'mail.example', initiator: 'mail.example', type: 'image' } as const;
  const strongest = (rules: readonly Rule[], url: string) =>
    rules
      .filter((rule) => matches(rule, { ...asked, url }))
      .sort((a, b) => (b.priority ?? 1) - (a.priority ?? 1))[0];

  test("is held, and released by its view's token on the webmail's own host", () => {
    const rules = [...RULES, releaseRule(1_000, [1], TOKEN, ['mail.example'])];
    expect(strongest(rules, PROXIED)).toMatchObject({ priority: PRIORITY.hold, action: { type: 'block' } });
    expect(strongest(rules, `${PROXIED}#pg-${TOKEN}`)).toMatchObject({ action: { type: 'allow' } });
    expect(strongest(rules, `${PROXIED}#pg-${TOKEN.replace('0', 'f')}`)).toMatchObject({
      action: { type: 'block' },
    });
  });

  test('is loaded once when the user asks for it', () => {
    const rules = [...RULES, onceRule(1_000, [1], TOKEN, PROXIED)];
    expect(strongest(rules, `${PROXIED}#pg-${TOKEN}`)).toMatchObject({ action: { type: 'allow' } });
    expect(strongest(rules, PROXIED)).toMatchObject({ action: { type: 'block' } });
  });

  test('no redirect can pass for it by writing its address into its own', () => {
    const url = 'https://t.example/open?u=1';
    const rules = [...RULES, onceRule(1_000, [1], TOKEN, url)];
    const forged = `https://elsewhere.example/https${url.slice('https'.length)}#pg-${TOKEN}`;
    expect(strongest(rules, `${url}#pg-${TOKEN}`)).toMatchObject({ action: { type: 'allow' } });
    expect(strongest(rules, forged)).toMatchObject({ action: { type: 'block' } });
  });
});

const BUILT_IN_RULES = lastingRules(BUILT_IN_WEBMAILS, []).length;

test(`all built-in webmails take ${BUILT_IN_RULES} rules: one each, and one a proxy`, () => {
  const proxies = BUILT_IN_WEBMAILS.flatMap((webmail) => webmail.proxies);
  expect(BUILT_IN_RULES).toBe(BUILT_IN_WEBMAILS.length + proxies.length);
});
