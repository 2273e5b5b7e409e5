import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { WebmailRows } from './webmails-schema.ts';
import {
  BUILT_IN_WEBMAILS,
  heldInitiators,
  holdsRequestsOf,
  isHeld,
  isWithin,
  proxyHosts,
  selfHostedWebmail,
  webmailAt,
  type Webmail,
} from './webmails.ts';

const TEXT = readFileSync(new URL('webmails.json', import.meta.url), 'utf8');

describe('webmails.json', () => {
  test('fits its schema', () => {
    expect(v.safeParse(WebmailRows, JSON.parse(TEXT)).issues ?? []).toEqual([]);
  });

  test('is canonical: two spaces, sorted by id, no id twice', () => {
    const rows = v.parse(WebmailRows, JSON.parse(TEXT));
    expect(`${JSON.stringify(rows, null, 2)}\n`).toBe(TEXT);
    const ids = rows.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});

/**
 * Seen in messages delivered there: the sets `test-data/message/dkimchecks-2022-09-28` of deltachat-core-rust hold what
 * these servers wrote for signed, unsigned and forged mail. Fastmail, GMX, Outlook, Yahoo and Zoho write above the hop
 * from outside, and need no name.
 */
test('names of receivers are those that are known', () => {
  expect(
    BUILT_IN_WEBMAILS.flatMap(({ id, authservIds = [] }) => authservIds.map((name) => [id, name])),
  ).toEqual([
    ['gmail', 'mx.google.com'],
    ['icloud', 'dkim-verifier.icloud.com'],
    ['icloud', 'dmarc.icloud.com'],
    ['proton', 'mail.protonmail.ch'],
  ]);
});

/** Clouds where anybody can put a picture: never a webmail's own. */
const SHARED_CLOUDS = [
  'akamaihd.net',
  'akamaized.net',
  'amazonaws.com',
  'azureedge.net',
  'cloudfront.net',
  'fastly.net',
  'storage.googleapis.com',
  'windows.net',
];

describe.each(BUILT_IN_WEBMAILS.map((webmail) => [webmail.id, webmail] as const))('%s', (_, webmail) => {
  const { hosts, bodyHosts, ownHosts, proxies, scope, holds } = webmail;
  const within = (host: string, domains: readonly string[]) =>
    domains.some((domain) => isWithin(host, domain));

  test('its pages and its proxies are its own', () => {
    const served = [...hosts, ...bodyHosts, ...proxies.flatMap((proxy) => proxyHosts(webmail, proxy))];
    expect(served.filter((host) => !within(host, ownHosts))).toEqual([]);
  });

  test('nothing that its interface needs to work is held', () => {
    expect(['own-frames', 'body-frames']).toContain(scope);
    expect(holds.filter((type) => ['script', 'sub_frame', 'ping', 'other'].includes(type))).toEqual([]);
    expect(heldInitiators(webmail)).not.toEqual([]);
  });

  test('no cloud that anybody can use is its own', () => {
    expect(SHARED_CLOUDS.filter((cloud) => within(cloud, ownHosts))).toEqual([]);
    expect(ownHosts.filter((own) => within(own, SHARED_CLOUDS))).toEqual([]);
  });

  test('no other webmail has its pages, and one that shares its body frames holds the same', () => {
    const others = BUILT_IN_WEBMAILS.filter((other) => other !== webmail);
    expect(others.filter((other) => hosts.some((host) => within(host, other.hosts)))).toEqual([]);
    for (const sister of others.filter((other) => bodyHosts.some((host) => within(host, other.bodyHosts)))) {
      expect({ ...sister, id: '', name: '', hosts, bodyHosts }).toEqual({ ...webmail, id: '', name: '' });
    }
  });
});

test.each([
  ['mail.example', 'mail.example', true],
  ['a.mail.example', 'mail.example', true],
  ['evilmail.example', 'mail.example', false],
  ['example', 'mail.example', false],
])('%s within %s: %s', (host, domain, within) => {
  expect(isWithin(host, domain)).toBe(within);
});

describe('what is held', () => {
  const own = selfHostedWebmail('mail.example');
  const gmail = webmailAt('mail.google.com', BUILT_IN_WEBMAILS);

  test.each([
    ['https://mail.example/logo.png', false],
    ['https://cdn.mail.example/logo.png', false],
    ['https://shop.example/logo.png', true],
    ['https://mail.example.shop.example/logo.png', true],
    ['https://mail.example/index.php/apps/mail/proxy?id=4&hmac=0&src=https%3A%2F%2Fshop.example', true],
    ['https://mail.example/?/ProxyExternal/aHR0cHM6Ly9zaG9wLmV4YW1wbGUv', true],
    ['https://mail.example/?_task=utils&_action=modcss&_u=tmp-00.css', true],
    ['https://mail.example/?_task=mail&_action=get&_uid=1&_part=2', false],
    ['data:image/gif;base64,R0lGODlh', false],
    ['not a url', false],
  ])('on a self-hosted webmail: %s %s', (url, held) => {
    expect(isHeld(url, own)).toBe(held);
  });

  test.each([
    ['https://ci3.googleusercontent.com/meips/abc#https://shop.example/logo.png', true],
    ['https://ci6.googleusercontent.com/proxy/abc#https://shop.example/logo.png', true],
    ['https://lh3.googleusercontent.com/a/avatar', false],
    ['https://ssl.gstatic.com/meips/ui.png', false],
    ['https://ssl.gstatic.com/ui.png', false],
    ['https://shop.example/logo.png', true],
  ])('in Gmail: %s %s', (url, held) => {
    expect(gmail && isHeld(url, gmail)).toBe(held);
  });
});

test.each<[string, string, boolean]>([
  ['outlook.live.com', 'https://outlook.live.com/actions/ei?u=https%3A%2F%2Fshop.example&d=2026-01-01', true],
  ['outlook.office.com', 'https://eu.services.web.outlook.com/proxy/?u=https%3A%2F%2Fshop.example', true],
  ['outlook.office.com', 'https://res.cdn.office.net/owamail/icon.png', false],
  ['mail.yahoo.com', 'https://ecp.yusercontent.com/mail?url=https%3A%2F%2Fshop.example&t=1&ymreqid=2', true],
  ['fr.mail.yahoo.com', 'https://s.yimg.com/nq/icon.png', false],
  ['mail.aol.com', 'https://ecp.yusercontent.com/mail?url=https%3A%2F%2Fshop.example&t=1&ymreqid=2', true],
  ['mail.proton.me', 'https://mail.proton.me/api/core/v4/images?Url=https%3A%2F%2Fshop.example', true],
  ['mail.proton.me', 'https://mail.proton.me/api/core/v4/images/logo?Address=a%40shop.example', false],
  ['gmxnet.mailbody-ui.de', 'https://img.ui-portal.de/p.gif', false],
  ['zimbra.free.fr', 'https://somebody.free.fr/pixel.gif', true],
])('at %s: %s', (host, url, held) => {
  const webmail = webmailAt(host, BUILT_IN_WEBMAILS);
  expect(webmail && isHeld(url, webmail)).toBe(held);
});

describe('whose requests are held', () => {
  const portal: Webmail = {
    ...selfHostedWebmail('portal.example'),
    scope: 'own-frames',
    bodyHosts: ['body.example'],
  };
  const bodies: Webmail = { ...portal, scope: 'body-frames' };
  const own = selfHostedWebmail('portal.example');

  test.each<[string, Webmail, boolean]>([
    ['portal.example', own, true],
    ['ads.example', own, true],
    ['', own, true],
    ['portal.example', portal, true],
    ['de.body.example', portal, true],
    ['chat.example', portal, false],
    ['', portal, false],
    ['portal.example', bodies, false],
    ['de.body.example', bodies, true],
  ])('of a document at "%s"', (host, webmail, held) => {
    expect(holdsRequestsOf(host, webmail)).toBe(held);
  });

  test('a body frame opened as a page of its own is its webmail', () => {
    expect(webmailAt('de.body.example', [portal])).toBe(portal);
    expect(webmailAt('example', [portal])).toBeNull();
  });
});
