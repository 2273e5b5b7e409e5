import { beforeEach, describe, expect, test } from 'vitest';
import type { Approval } from '../../shared/decide/approval.ts';
import { pathShape } from '../../shared/history/path-shape.ts';
import {
  MemoryBackground,
  HTML,
  PIXEL,
  request,
  SENDER,
  VIEW,
} from '../../test/fixtures/memory-background.ts';
import { MAX_VIEWS } from '../limits.ts';
import { answerHeader, answerViewGone } from './content-messages.ts';

let background: MemoryBackground;
beforeEach(() => {
  background = new MemoryBackground();
});

describe('a judged view', () => {
  test('is written to history once, without the pixel’s address', async () => {
    await background.judge(request());
    await background.judge(request());
    await expect.poll(() => background.records.length).toBe(1);
    expect(JSON.stringify(background.records)).not.toContain('6f1c9a3e77b24d10a5c2e8');
    expect(background.records[0]).toMatchObject({
      sender: 'news@shop.example',
      host: 'mailtrack.example',
      decision: 'block',
    });
  });

  test('in a private window leaves no history', async () => {
    await background.judge(request(), { ...SENDER, incognito: true });
    await expect.poll(async () => (await background.stored())?.summary.trackers.length).toBe(1);
    expect(background.records).toEqual([]);
  });
});

test('a tracker that is approved once it was blocked is written down again: it loads', async () => {
  const declared = `<img src="${PIXEL}" alt="Email-Tracking: purposes=(profiling)" width="1" height="1">`;
  const approval: Approval = {
    id: 'a',
    purpose: 'profiling',
    regime: 'consent',
    scope: { kind: 'sender', address: 'news@shop.example', domain: null },
    hosts: ['mailtrack.example'],
    pathShapes: [pathShape(new URL(PIXEL).pathname)],
    given: 1,
  };
  for (const approvals of [[], [approval], [approval], []]) {
    background.approvals = approvals;
    await background.judge(request(declared));
  }
  await expect.poll(() => background.records.map(({ decision }) => decision)).toEqual(['block', 'allow']);
});

test('a view that has gone while it was judged does not come back, unless its document asks again', async () => {
  let decide: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (decide = resolve));
  const { services } = background;
  const slow = { ...services, policy: () => waiting.then(() => services.policy()) };
  const judging = background.judge(request(), SENDER, slow);
  await answerViewGone([VIEW], SENDER, services);
  decide();
  await judging;
  expect(await background.stored()).toBeUndefined();
  await background.judge(request());
  await expect.poll(async () => (await background.stored())?.view).toBe(VIEW);
});

test('what was sent from the mailbox’s own address stays blocked and is held against nobody', async () => {
  const own = request(HTML, 'Alice@Example.test');
  const context = own.context && { ...own.context, recipients: ['alice@example.test'] };
  const answer = await background.judge({ ...own, context });
  expect(answer.surface.trackersBlocked).toBe(1);
  await expect.poll(async () => (await background.stored())?.summary.yours).toBe(true);
  expect(background.records).toEqual([]);
});

test('a document that left while no background was running is over with the next one in its frame', async () => {
  await background.judge(request());
  await background.judge({ ...request(), view: 'e'.repeat(32) }, { ...SENDER, frameId: 5 });
  await background.judge({ ...request(), view: 'd'.repeat(32) }, { ...SENDER, documentId: 'd1' });
  const views = async () => (await background.tab()).views.map(({ view }) => view.charAt(0));
  await expect.poll(views).toEqual(['e', 'd']);
  const told = JSON.stringify([...background.rules.values()]);
  expect([told.includes(VIEW), told.includes('d'.repeat(32))]).toEqual([false, true]);
});

describe('who sent it', () => {
  const OTHER = 'd'.repeat(32);

  test('a message without a sender never gets the one shown before it in the tab', async () => {
    await background.judge(request());
    await answerViewGone([VIEW], SENDER, background.services);
    await background.judge({ ...request(HTML, null), view: OTHER });
    await expect.poll(async () => (await background.stored())?.summary.sender.address).toBeNull();
    await expect.poll(() => background.records.length).toBe(2);
    expect(background.records.at(-1)?.sender).toBeNull();
  });

  test('nor does the page itself from a view that has not gone yet', async () => {
    await background.judge(request());
    await expect.poll(async () => (await background.tab()).header?.view).toBe(VIEW);
    await background.judge({ ...request(HTML, null), view: OTHER });
    const next = async () => (await background.tab()).views.find(({ view }) => view === OTHER);
    await expect.poll(async () => (await next())?.summary.sender.address).toBeNull();
  });

  test('a frame inside the message has the sender of the page around it', async () => {
    await background.judge(request());
    await expect.poll(async () => (await background.tab()).header?.view).toBe(VIEW);
    await background.judge({ ...request(HTML, null), view: OTHER }, { ...SENDER, frameId: 5 });
    const inner = async () => (await background.tab()).views.find(({ view }) => view === OTHER);
    await expect.poll(async () => (await inner())?.summary.sender.address).toBe('news@shop.example');
  });
});

describe('a frame of another origin, whose message the page around it heads', () => {
  const FRAME = { ...SENDER, frameId: 7 };
  const header = (address: string) => ({
    view: 'd'.repeat(32),
    context: { webmail: 'gmx', sender: { address, name: null }, recipients: [], date: null, source: null },
  });

  test('gets its sender when that is said, in the popup and in history', async () => {
    let said: () => void = () => undefined;
    const headed = { ...background.services, pause: () => new Promise<void>((resolve) => (said = resolve)) };
    await background.judge(request(HTML, null), FRAME, headed);
    await expect.poll(async () => (await background.stored())?.summary.trackers.length).toBe(1);
    await answerHeader(header('news@shop.example'), SENDER, headed);
    said();
    await expect.poll(() => background.records.length).toBe(1);
    expect(background.records[0]?.sender).toBe('news@shop.example');
    expect((await background.stored())?.summary.sender.address).toBe('news@shop.example');
  });

  test('does not keep the sender of the message before', async () => {
    await answerHeader(header('old@shop.example'), SENDER, background.services);
    let said: () => void = () => undefined;
    const headed = { ...background.services, pause: () => new Promise<void>((resolve) => (said = resolve)) };
    await background.judge(request(HTML, null), FRAME, headed);
    await expect.poll(async () => (await background.stored())?.summary.trackers.length).toBe(1);
    await answerHeader(header('new@shop.example'), SENDER, headed);
    said();
    await expect.poll(() => background.records.length).toBe(1);
    expect(background.records[0]?.sender).toBe('new@shop.example');
    expect((await background.stored())?.summary.sender.address).toBe('new@shop.example');
  });
});

test('a view that was dropped, because the tab has too many, is not written down twice', async () => {
  await background.judge(request());
  await expect.poll(() => background.records.length).toBe(1);
  for (let index = 0; index < MAX_VIEWS; index += 1) {
    await background.judge({ ...request('<p>Plain</p>'), view: index.toString(16).padStart(32, '0') });
  }
  const isKept = async () => (await background.tab()).views.some(({ view }) => view === VIEW);
  await expect.poll(isKept).toBe(false);
  await background.judge(request());
  await expect.poll(isKept).toBe(true);
  await background.judge({ ...request(HTML, 'last@shop.example'), view: 'd'.repeat(32) });
  const senders = () => background.records.map(({ sender }) => sender);
  await expect.poll(senders).toEqual(['news@shop.example', 'last@shop.example']);
});
