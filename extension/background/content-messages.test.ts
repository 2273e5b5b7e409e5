import { getDomain } from 'tldts';
import { beforeEach, describe, expect, test } from 'vitest';
import { vendorRows } from '../../shared/data/vendors.ts';
import { DEFAULT_POLICY } from '../../shared/decide/decision.ts';
import { compileVendors } from '../../shared/detect/vendors.ts';
import { extractFromHtml } from '../../shared/extract/html.ts';
import type { HistoryRecord } from '../../shared/history/record.ts';
import { translator } from '../../shared/locales/translate.ts';
import {
  answerDidNotLoad,
  answerHeader,
  answerJudge,
  answerLoadPicture,
  answerNotJudged,
  answerOnceDone,
  answerViewGone,
  releaseOnce,
  type ContentSender,
  type ContentServices,
} from './content-messages.ts';
import { Gate } from './gate.ts';
import type { Rule } from './gate-rules.ts';
import type { ValidViewRequest } from './message-schemas.ts';
import { blockedIn, ViewStore } from './view-store.ts';

const VIEW = 'c'.repeat(32);
const SENDER = { tabId: 4, openerTabId: null, frameId: 0, pageHost: 'mail.example', incognito: false };
const PIXEL = 'https://mailtrack.example/track/open/6f1c9a3e77b24d10a5c2e8/p.gif?uid=6f1c9a3e77b24d10a5c2e8';
const HTML = `<p>Hello</p><img src="https://img.example/logo.png" width="120" height="40" alt="Shop">
  <link rel="stylesheet" href="https://css.example/mail.css"><img src="${PIXEL}" width="1" height="1">`;

let rules: Map<number, Rule>;
let records: HistoryRecord[];
let services: ContentServices;

function request(html = HTML, from: string | null = 'news@shop.example'): ValidViewRequest {
  const { references, links, beyondCap } = extractFromHtml(html);
  const context = {
    webmail: 'roundcube',
    sender: { address: from, name: null },
    recipients: [],
  };
  const message = { view: VIEW, context, references, links, beyondCap, released: [] };
  return JSON.parse(JSON.stringify(message)) as ValidViewRequest;
}

/** Storage and rules in memory: the browser's own are used in the end-to-end tests. */
beforeEach(() => {
  rules = new Map();
  records = [];
  const session: Record<string, unknown> = {};
  services = {
    gate: new Gate({
      getSessionRules: () => Promise.resolve([...rules.values()]),
      getDynamicRules: () => Promise.resolve([]),
      getEnabledRulesets: () => Promise.resolve(['known-webmails']),
      updateDynamicRules: () => Promise.resolve(),
      updateSessionRules: ({ addRules = [], removeRuleIds = [] }) => {
        for (const id of removeRuleIds) rules.delete(id);
        for (const rule of addRules) rules.set(rule.id, rule);
        return Promise.resolve();
      },
    }),
    views: new ViewStore({
      get: (key) => Promise.resolve({ [key]: structuredClone(session[key]) }),
      set: (items) => Promise.resolve(void Object.assign(session, structuredClone(items))),
      remove: (key) => Promise.resolve(void Reflect.deleteProperty(session, key)),
    }),
    history: {
      add: (added) => Promise.resolve(void records.push(...added)),
    },
    tables: { vendors: compileVendors(vendorRows()), registrableDomain: (host) => getDomain(host) },
    policy: () => Promise.resolve(DEFAULT_POLICY),
    showChange: () => undefined,
    translate: translator('en'),
    now: () => 1_000,
    pause: () => Promise.resolve(),
  };
});

/** One view judged alone. */
async function judgeOne(view: ValidViewRequest, sender: ContentSender, used: ContentServices) {
  const { views } = await answerJudge({ kind: 'judge', views: [view] }, sender, used);
  const [answer] = views;
  if (!answer) throw new Error('One view, one answer.');
  return answer;
}

async function stored() {
  const { views } = await services.views.tab(SENDER.tabId);
  return views[0];
}

describe('a judged view', () => {
  test('releases the harmless host alone and says what is blocked', async () => {
    const answer = await judgeOne(request(), SENDER, services);
    expect(answer.decisions.map(({ decision }) => decision)).toEqual(['allow', 'block', 'block']);
    expect(answer.surface.trackersBlocked).toBe(1);
    expect([...rules.values()].map(({ condition }) => condition.requestDomains)).toEqual([['img.example']]);
  });

  test('is written to history once, without the pixel’s address', async () => {
    await judgeOne(request(), SENDER, services);
    await judgeOne(request(), SENDER, services);
    await expect.poll(() => records.length).toBe(1);
    expect(JSON.stringify(records)).not.toContain('6f1c9a3e77b24d10a5c2e8');
    expect(records[0]).toMatchObject({
      sender: 'news@shop.example',
      host: 'mailtrack.example',
      decision: 'block',
    });
  });

  test('in a private window leaves no history', async () => {
    await judgeOne(request(), { ...SENDER, incognito: true }, services);
    await expect.poll(async () => (await stored())?.summary.trackers.length).toBe(1);
    expect(records).toEqual([]);
  });

  test('that shows nothing remote any more counts no trackers', async () => {
    await judgeOne(request(), SENDER, services);
    await judgeOne(request('<p>Plain</p>'), SENDER, services);
    await expect.poll(async () => blockedIn(await services.views.tab(SENDER.tabId))).toBe(0);
  });
});

test('a picture loaded by hand stays loaded in the summary and is released exactly once', async () => {
  await judgeOne(request(), SENDER, services);
  await expect.poll(async () => (await stored())?.summary.trackers.length).toBe(1);
  const release = await releaseOnce(VIEW, PIXEL, [SENDER.tabId], services);
  const exact = [...rules.values()].filter(({ priority }) => priority === 4);
  expect(exact.map(({ condition }) => condition.urlFilter)).toEqual([
    `|${PIXEL}#pg-${release.token}|`.replace('https', 'http*'),
  ]);
  expect((await stored())?.summary.trackers[0]?.state).toBe('blocked'); // Nothing has come yet.
  const done = { view: VIEW, url: PIXEL, token: release.token, requested: true };
  expect(await answerOnceDone(done, SENDER, services)).toMatchObject({ trackersBlocked: 0 });
  expect([...rules.values()].filter(({ priority }) => priority === 4)).toEqual([]);
  const { references } = request();
  const released = [references.findIndex(({ absolute }) => absolute === PIXEL)];
  const again = await judgeOne({ ...request(), released }, SENDER, services);
  expect(again.surface.trackersBlocked).toBe(0);
  await expect.poll(async () => (await stored())?.summary.trackers[0]?.state).toBe('loaded-by-you');
});

test('a picture that had left the page is not said to be loaded', async () => {
  await judgeOne(request(), SENDER, services);
  const { token } = await releaseOnce(VIEW, PIXEL, [SENDER.tabId], services);
  await answerOnceDone({ view: VIEW, url: PIXEL, token, requested: false }, SENDER, services);
  expect((await stored())?.summary.trackers[0]?.state).toBe('blocked');
});

test('a content script can ask only for what was judged in its view', async () => {
  await judgeOne(request(), SENDER, services);
  for (const url of ['http*', 'https://elsewhere.example/open', '']) {
    expect(await answerLoadPicture({ view: VIEW, url }, SENDER, services)).toBeNull();
  }
  expect(await answerLoadPicture({ view: VIEW, url: PIXEL }, SENDER, services)).toMatchObject({ url: PIXEL });
  expect(await answerLoadPicture({ view: VIEW, url: PIXEL }, { ...SENDER, tabId: 9 }, services)).toBeNull();
});

describe('who sent it', () => {
  const OTHER = 'd'.repeat(32);

  test('a message without a sender never gets the one shown before it in the tab', async () => {
    await judgeOne(request(), SENDER, services);
    await answerViewGone([VIEW], SENDER, services);
    await judgeOne({ ...request(HTML, null), view: OTHER }, SENDER, services);
    await expect.poll(async () => (await stored())?.summary.sender.address).toBeNull();
    expect(records.at(-1)?.sender).toBeNull();
  });

  test('nor does the page itself from a view that has not gone yet', async () => {
    await judgeOne(request(), SENDER, services);
    await expect.poll(async () => (await services.views.tab(SENDER.tabId)).header?.view).toBe(VIEW);
    await judgeOne({ ...request(HTML, null), view: OTHER }, SENDER, services);
    const next = async () =>
      (await services.views.tab(SENDER.tabId)).views.find(({ view }) => view === OTHER);
    await expect.poll(async () => (await next())?.summary.sender.address).toBeNull();
  });

  test('a frame inside the message has the sender of the page around it', async () => {
    await judgeOne(request(), SENDER, services);
    await expect.poll(async () => (await services.views.tab(SENDER.tabId)).header?.view).toBe(VIEW);
    await judgeOne({ ...request(HTML, null), view: OTHER }, { ...SENDER, frameId: 5 }, services);
    const inner = async () =>
      (await services.views.tab(SENDER.tabId)).views.find(({ view }) => view === OTHER);
    await expect.poll(async () => (await inner())?.summary.sender.address).toBe('news@shop.example');
  });
});

test('one URL, one decision: a tracker in one place of the message is one in every other', async () => {
  const url = 'https://img.example/i/6f1c9a3e77b24d10a5c2e8';
  const html = `<img src="${url}" width="1" height="1"><img src="${url}" width="300" height="100" alt="A nice picture">`;
  const answer = await judgeOne(request(html), SENDER, services);
  expect(answer.decisions.map(({ decision }) => decision)).toEqual(['block', 'block']);
});

test('what is on the page already is not said to be blocked', async () => {
  const { references } = request();
  const released = [references.findIndex(({ absolute }) => absolute === PIXEL)];
  const answer = await judgeOne({ ...request(), released }, SENDER, services);
  expect(answer.surface.trackersBlocked).toBe(0);
});

test('a host without a registrable domain is never released: its rule would cover every host below it', async () => {
  await judgeOne(request('<img src="http://com/logo.png" width="90" height="30">'), SENDER, services);
  expect(rules.size).toBe(0);
});

test('a view that could not be judged is said, until it is', async () => {
  await answerNotJudged(VIEW, SENDER, services);
  expect((await services.views.tab(SENDER.tabId)).notJudged).toEqual([VIEW]);
  await judgeOne(request(), SENDER, services);
  await expect.poll(async () => (await services.views.tab(SENDER.tabId)).notJudged).toEqual([]);
});

test('a released picture that fails is said to have failed', async () => {
  await judgeOne(request(), SENDER, services);
  await answerDidNotLoad({ view: VIEW, urls: ['https://img.example/logo.png'] }, SENDER, services);
  expect((await stored())?.summary.pictures).toMatchObject([
    { host: 'img.example', count: 1, state: 'did-not-load' },
  ]);
});

test('a document that goes takes its release and its place in the popup with it', async () => {
  await judgeOne(request(), SENDER, services);
  await answerViewGone([VIEW], SENDER, services);
  expect(rules.size).toBe(0);
  expect(await stored()).toBeUndefined();
});

describe('a tracker that the webmail holds', () => {
  const ASIDE = HTML.replaceAll(' src=', ' data-x-src=');

  test('is neither counted nor written down, and nothing is released', async () => {
    const answer = await judgeOne(request(ASIDE), SENDER, services);
    expect(answer.surface.trackersBlocked).toBe(0);
    expect(answer.decisions.map(({ decision, placeholder }) => [decision, placeholder])).toEqual(
      answer.decisions.map(() => ['block', false]),
    );
    await expect.poll(async () => (await stored())?.summary.trackers).toMatchObject([{ state: 'waiting' }]);
    expect(blockedIn(await services.views.tab(SENDER.tabId))).toBe(0);
    expect([records, [...rules.values()]]).toEqual([[], []]);
  });

  test('is written down once it is really requested and held', async () => {
    await judgeOne(request(ASIDE), SENDER, services);
    await judgeOne(request(), SENDER, services);
    await expect.poll(() => records.length).toBe(1);
    expect(blockedIn(await services.views.tab(SENDER.tabId))).toBe(1);
  });
});

test('what was sent from the mailbox’s own address stays blocked and is held against nobody', async () => {
  const own = request(HTML, 'Alice@Example.test');
  const context = own.context && { ...own.context, recipients: ['alice@example.test'] };
  const answer = await judgeOne({ ...own, context }, SENDER, services);
  expect(answer.surface.trackersBlocked).toBe(1);
  await expect.poll(async () => (await stored())?.summary.yours).toBe(true);
  expect(records).toEqual([]);
});

describe('a frame of another origin, whose message the page around it heads', () => {
  const FRAME = { ...SENDER, frameId: 7 };
  const header = (address: string) => ({
    view: 'd'.repeat(32),
    context: { webmail: 'gmx', sender: { address, name: null }, recipients: [] },
  });

  test('gets its sender when that is said, in the popup and in history', async () => {
    let said: () => void = () => undefined;
    const headed = { ...services, pause: () => new Promise<void>((resolve) => (said = resolve)) };
    await judgeOne(request(HTML, null), FRAME, headed);
    await expect.poll(async () => (await stored())?.summary.trackers.length).toBe(1);
    await answerHeader(header('news@shop.example'), SENDER, headed);
    said();
    await expect.poll(() => records.length).toBe(1);
    expect(records[0]?.sender).toBe('news@shop.example');
    expect((await stored())?.summary.sender.address).toBe('news@shop.example');
  });

  test('does not keep the sender of the message before', async () => {
    await answerHeader(header('old@shop.example'), SENDER, services);
    let said: () => void = () => undefined;
    const headed = { ...services, pause: () => new Promise<void>((resolve) => (said = resolve)) };
    await judgeOne(request(HTML, null), FRAME, headed);
    await expect.poll(async () => (await stored())?.summary.trackers.length).toBe(1);
    await answerHeader(header('new@shop.example'), SENDER, headed);
    said();
    await expect.poll(() => records.length).toBe(1);
    expect(records[0]?.sender).toBe('new@shop.example');
    expect((await stored())?.summary.sender.address).toBe('new@shop.example');
  });
});
