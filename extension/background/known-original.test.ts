import { beforeEach, expect, test } from 'vitest';
import type { Approval } from '../../shared/decide/approval.ts';
import { MemoryBackground, request, SENDER } from '../../test/fixtures/memory-background.ts';
import { isKnownOriginal } from './known-original.ts';

const HOST = 'px.shop.example';
const PIXEL = `https://${HOST}/open/6f1c9a3e77b24d10a5c2e8/p.gif?uid=6f1c9a3e77b24d10a5c2e8`;
const GOOGLE = 'https://ci3.googleusercontent.com/meips/ADKq_Nb0=s0-d-e1-ft#';
const YAHOO = `https://ecp.yusercontent.com/mail?url=${encodeURIComponent(PIXEL)}&t=1700000000&ymreqid=1`;
const GMAIL = 'mail.google.com';

test.each([
  ['no proxy', PIXEL, 'mail.example', true],
  ['Gmail, in Gmail', GOOGLE + PIXEL, GMAIL, true],
  ['Gmail’s, written by a sender into another webmail’s page', GOOGLE + PIXEL, 'mail.example', false],
  ['Gmail’s, written by a sender and wrapped by Gmail', GOOGLE + GOOGLE + PIXEL, GMAIL, false],
  ['Yahoo’s, wrapped by Gmail', GOOGLE + YAHOO, GMAIL, false],
  ['Yahoo’s, in Yahoo', YAHOO, 'mail.yahoo.com', true],
  ['Yahoo’s, in Gmail as it is', YAHOO, GMAIL, false],
  [
    'Nextcloud’s, on its own host',
    `https://cloud.example/apps/mail/proxy?id=4&hmac=0f&src=${encodeURIComponent(PIXEL)}`,
    'cloud.example',
    true,
  ],
])('who says what a picture stands for: %s', (_, url, host, known) => {
  expect(isKnownOriginal(url, [host])).toBe(known);
});

const APPROVAL: Approval = {
  id: 'a',
  purpose: 'profiling',
  regime: 'consent',
  scope: { kind: 'sender', address: 'news@shop.example', domain: null },
  hosts: [HOST],
  pathShapes: ['/open/*/p.gif'],
  given: 1,
};
const ALT = 'Email-Tracking: purposes=(profiling)';
const img = (url: string): string =>
  `<p>Hello</p><img src="${url.replaceAll('&', '&amp;')}" width="1" height="1" alt="${ALT}">`;

let background: MemoryBackground;
beforeEach(() => {
  background = new MemoryBackground();
  background.approvals = [APPROVAL];
});

test.each([
  ['control: approved as it is', PIXEL, 'mail.example', 'approved-for-sender'],
  ['control: approved behind Gmail’s own proxy', GOOGLE + PIXEL, GMAIL, 'approved-for-sender'],
  ['a forged part behind the # in another webmail', GOOGLE + PIXEL, 'mail.example', 'undeclared'],
  ['a forged part behind the # in Gmail', GOOGLE + GOOGLE + PIXEL, GMAIL, 'undeclared'],
])('an approval: %s', async (_, url, pageHost, reason) => {
  const { decisions } = await background.judge(request(img(url)), { ...SENDER, pageHost });
  expect(decisions.map((one) => one.reason)).toEqual([reason]);
  const exact = [...background.rules.values()].filter(({ priority }) => priority === 5);
  expect(exact).toHaveLength(reason === 'undeclared' ? 0 : 1);
});
