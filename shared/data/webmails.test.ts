import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { WebmailRows } from './webmails-schema.ts';
import {
  BUILT_IN_WEBMAILS,
  holdsRequestsOf,
  isHeld,
  isWithin,
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
