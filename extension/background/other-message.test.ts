import { beforeEach, describe, expect, test } from 'vitest';
import type { Approval } from '../../shared/decide/approval.ts';
import type { Declaration } from '../../shared/disclose/declaration.ts';
import { MemoryBackground, request, SENDER } from '../../test/fixtures/memory-background.ts';
import { answerHeader } from './content-messages.ts';
import { lookUp } from './look-up.ts';
import type { WellKnownAnswer } from './well-known-fetch.ts';

/** What is learned or agreed to for one message must not let another one's pixels load. */

const HOST = 'mailtrack.example';
const pixel = (alt: string): string =>
  `<p>Hello</p><img src="https://${HOST}/track/open/6f1c9a3e77b24d10a5c2e8/p.gif?uid=6f1c9a3e77b24d10a5c2e8" width="1" height="1" alt="${alt}">`;
const DECLARED = pixel('Email-Tracking: purposes=(deliverability-exempt)');
const SILENT = pixel('');

const APPROVAL: Approval = {
  id: 'a',
  purpose: 'deliverability-exempt',
  regime: 'consent',
  scope: { kind: 'sender', address: 'news@shop.example', domain: null },
  hosts: [HOST],
  pathShapes: ['/track/open/*/p.gif'],
  given: 1,
};

const FILE: Declaration = {
  carrier: 'well-known',
  purposes: ['deliverability-exempt'],
  quote: '{}',
  controller: null,
  thirdParties: [],
  retentionDays: null,
  withdraw: null,
  policy: null,
  hosts: [],
  pixel: null,
};

let background: MemoryBackground;
beforeEach(() => {
  background = new MemoryBackground();
  background.approvals = [APPROVAL];
});

const exact = () => [...background.rules.values()].filter(({ priority }) => priority === 5);

test('a file that comes after the next message took the place is not taken for its sender’s', async () => {
  await background.judge(request(SILENT, 'offers@hostile.example'));
  await expect.poll(() => background.stored()).toBeDefined();
  const asked = await background.stored();
  if (!asked) throw new Error('Nothing was stored.');
  let answer: (said: WellKnownAnswer) => void = () => undefined;
  const done = lookUp(SENDER.tabId, asked, false, {
    views: background.services.views,
    askWellKnown: () => new Promise((resolve) => (answer = resolve)),
    judgeViews: () => Promise.resolve(),
  });
  await background.judge(request(SILENT));
  await expect
    .poll(async () => (await background.stored())?.context?.sender.address)
    .toBe('news@shop.example');
  answer({ state: 'found', declaration: FILE });
  expect(await done).toEqual({ error: 'view-gone' });
  await background.judge(request(SILENT));
  expect(exact()).toEqual([]);
});

describe('a frame of another origin', () => {
  const FRAME = { ...SENDER, frameId: 7 };
  const header = (address: string) => ({
    view: 'd'.repeat(32),
    context: { webmail: 'gmx', sender: { address, name: null }, recipients: [], date: null, source: null },
  });

  test('control: loads what is approved for the sender that the page around it names', async () => {
    await answerHeader(header('news@shop.example'), SENDER, background.services);
    const { decisions } = await background.judge(request(DECLARED, null), FRAME);
    expect(decisions.map(({ reason }) => reason)).toEqual(['approved-for-sender']);
  });

  test('has nothing of what is approved for the sender of the message before', async () => {
    await answerHeader(header('news@shop.example'), SENDER, background.services);
    // The page names the next sender a moment after the frame has come.
    const pause = () => answerHeader(header('offers@hostile.example'), SENDER, background.services);
    const { decisions } = await background.judge(request(DECLARED, null), FRAME, {
      ...background.services,
      pause,
    });
    expect(decisions.map(({ decision }) => decision)).toEqual(['block']);
    expect(exact()).toEqual([]);
  });

  test('has nothing of what is approved for one of several messages around it', async () => {
    await background.judge({ ...request('<p>One</p>', 'offers@hostile.example'), view: 'e'.repeat(32) });
    await background.judge({ ...request('<p>Two</p>', 'news@shop.example'), view: 'f'.repeat(32) });
    await expect.poll(async () => (await background.tab()).views.length).toBe(2);
    const { decisions } = await background.judge(request(DECLARED, null), FRAME);
    expect(decisions.map(({ decision }) => decision)).toEqual(['block']);
    expect(exact()).toEqual([]);
  });
});
