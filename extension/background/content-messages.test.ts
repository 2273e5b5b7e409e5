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
  answerJudge,
  answerViewGone,
  releaseOnce,
  type ContentServices,
} from './content-messages.ts';
import { Gate } from './gate.ts';
import type { Rule } from './gate-rules.ts';
import type { ValidJudgeRequest } from './message-schemas.ts';
import { blockedIn, ViewStore } from './view-store.ts';

const VIEW = 'c'.repeat(32);
const SENDER = { tabId: 4, openerTabId: null, frameId: 0, pageHost: 'mail.example', incognito: false };
const PIXEL = 'https://mailtrack.example/track/open/6f1c9a3e77b24d10a5c2e8/p.gif?uid=6f1c9a3e77b24d10a5c2e8';
const HTML = `<p>Hello</p><img src="https://img.example/logo.png" width="120" height="40" alt="Shop">
  <link rel="stylesheet" href="https://css.example/mail.css"><img src="${PIXEL}" width="1" height="1">`;

let rules: Map<number, Rule>;
let records: HistoryRecord[];
let services: ContentServices;

function request(html = HTML): ValidJudgeRequest {
  const { references, links, beyondCap } = extractFromHtml(html);
  const context = {
    webmail: 'roundcube',
    sender: { address: 'news@shop.example', name: 'Shop' },
    recipients: [],
  };
  const message = { kind: 'judge', view: VIEW, context, references, links, beyondCap };
  return JSON.parse(JSON.stringify(message)) as ValidJudgeRequest;
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
  };
});

async function stored() {
  const { views } = await services.views.tab(SENDER.tabId);
  return views[0];
}

describe('a judged view', () => {
  test('releases the harmless host alone and says what is blocked', async () => {
    const answer = await answerJudge(request(), SENDER, services);
    expect(answer.decisions.map(({ decision }) => decision)).toEqual(['allow', 'block', 'block']);
    expect(answer.trackersBlocked).toBe(1);
    expect([...rules.values()].map(({ condition }) => condition.requestDomains)).toEqual([['img.example']]);
  });

  test('is written to history once, without the pixel’s address', async () => {
    await answerJudge(request(), SENDER, services);
    await answerJudge(request(), SENDER, services);
    await expect.poll(() => records.length).toBe(1);
    expect(JSON.stringify(records)).not.toContain('6f1c9a3e77b24d10a5c2e8');
    expect(records[0]).toMatchObject({
      sender: 'news@shop.example',
      host: 'mailtrack.example',
      decision: 'block',
    });
  });

  test('in a private window leaves no history', async () => {
    await answerJudge(request(), { ...SENDER, incognito: true }, services);
    await expect.poll(async () => (await stored())?.summary.trackers.length).toBe(1);
    expect(records).toEqual([]);
  });

  test('that shows nothing remote any more counts no trackers', async () => {
    await answerJudge(request(), SENDER, services);
    await answerJudge(request('<p>Plain</p>'), SENDER, services);
    await expect.poll(async () => blockedIn(await services.views.tab(SENDER.tabId))).toBe(0);
  });
});

test('a picture loaded by hand stays loaded in the summary and is released exactly once', async () => {
  await answerJudge(request(), SENDER, services);
  await expect.poll(async () => (await stored())?.summary.trackers.length).toBe(1);
  const release = await releaseOnce(VIEW, PIXEL, [SENDER.tabId], services);
  await answerJudge(request(), SENDER, services);
  await expect.poll(async () => (await stored())?.summary.trackers[0]?.state).toBe('loaded-by-you');
  const exact = [...rules.values()].filter(({ condition }) => condition.urlFilter?.includes(PIXEL));
  expect(exact.map(({ condition }) => condition.urlFilter)).toEqual([`|${PIXEL}#pg-${release.token}|`]);
});

test('a released picture that fails is said to have failed', async () => {
  await answerJudge(request(), SENDER, services);
  await answerDidNotLoad({ view: VIEW, urls: ['https://img.example/logo.png'] }, SENDER, services);
  expect((await stored())?.summary.pictures).toMatchObject([
    { host: 'img.example', count: 1, state: 'did-not-load' },
  ]);
});

test('a document that goes takes its release and its place in the popup with it', async () => {
  await answerJudge(request(), SENDER, services);
  await answerViewGone(VIEW, SENDER, services);
  expect(rules.size).toBe(0);
  expect(await stored()).toBeUndefined();
});
