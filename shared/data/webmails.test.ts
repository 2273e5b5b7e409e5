import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { WebmailRows } from './webmails-schema.ts';
import { BUILT_IN_WEBMAILS, isHeld, isWithin, selfHostedWebmail, webmailAt } from './webmails.ts';

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
    ['not a url', false],
  ])('on a self-hosted webmail: %s %s', (url, held) => {
    expect(isHeld(url, own)).toBe(held);
  });

  test.each([
    ['https://ci3.googleusercontent.com/meips/abc#https://shop.example/logo.png', true],
    ['https://ci6.googleusercontent.com/proxy/abc#https://shop.example/logo.png', true],
    ['https://lh3.googleusercontent.com/a/avatar', false],
    ['https://ssl.gstatic.com/ui.png', false],
    ['https://shop.example/logo.png', true],
  ])('in Gmail: %s %s', (url, held) => {
    expect(gmail && isHeld(url, gmail)).toBe(held);
  });
});
