import { beforeEach, expect, test } from 'vitest';
import type { Declaration } from '../../shared/disclose/declaration.ts';
import { MemoryActs } from '../../test/fixtures/memory-acts.ts';

const pixel = (alt: string, host = 'px.shop.example'): string =>
  `<img src="https://${host}/open/6f1c9a3e77b24d10a5c2e8/p.gif?uid=6f1c9a3e77b24d10a5c2e8" width="1" height="1" alt="${alt}">`;
const declared = (purpose: string): string => pixel(`Email-Tracking: purposes=(${purpose})`);
const STOP = 'https://www.shop.example/stop?u=3f9a';
const LETTER = `<p>Dear Alice, here is our letter.</p>${declared('profiling')}<p><a href="${STOP}">Stop the tracking</a></p>`;
const SOURCE = 'https://mail.example/source/1';
const header = (verdict: string, more = ''): string =>
  `Authentication-Results: mx.mail.example; dmarc=${verdict} header.from=shop.example\r\n` +
  'Received: from out.sender.example (out.sender.example [203.0.113.7]) by mx.mail.example\r\n' +
  `From: news@shop.example\r\n${more}\r\n`;

const approve = (scope: 'sender' | 'everyone', on = true) =>
  ({ kind: 'approve', purpose: 'profiling', scope, on }) as const;

let acts: MemoryActs;
beforeEach(() => {
  acts = new MemoryActs();
});

test('an approval lets the declared pixel through until it is withdrawn', async () => {
  await acts.judge(LETTER);
  expect(await acts.reasons()).toEqual(['purpose-not-approved']);
  expect(await acts.act(approve('sender'))).toEqual({ ok: true });
  expect((await acts.approvals.state()).approvals).toMatchObject([
    { hosts: ['px.shop.example'], pathShapes: ['/open/*/p.gif'], scope: { address: 'news@shop.example' } },
  ]);
  await acts.judge(LETTER);
  expect(await acts.reasons()).toEqual(['approved-for-sender']);
  expect(await acts.act(approve('sender', false))).toEqual({ ok: true });
  await acts.judge(LETTER);
  expect(await acts.reasons()).toEqual(['purpose-not-approved']);
});

test('what is withdrawn is held at once, before anything is judged anew; each change is told once', async () => {
  const released = () => [...acts.background.rules.values()].filter(({ priority }) => priority === 5);
  await acts.judge(LETTER);
  await acts.act(approve('sender'));
  await acts.judge(LETTER);
  expect(released()).toHaveLength(1);
  await acts.act(approve('sender', false));
  expect(released()).toEqual([]);
  await acts.act(approve('sender'));
  await acts.judge(LETTER);
  expect(acts.changes).toBe(3);
  await acts.act({ kind: 'opt-out', url: STOP });
  expect(released()).toEqual([]);
  expect(acts.changes).toBe(4);
});

test('an opt-out that could not be remembered has withdrawn approvals all the same', async () => {
  await acts.judge(LETTER);
  await acts.act(approve('sender'));
  await acts.judge(LETTER);
  Object.assign(acts.services, { optOuts: { addOptOut: () => Promise.reject(new Error('full')) } });
  expect(await acts.act({ kind: 'opt-out', url: STOP })).toEqual({ error: 'not-remembered' });
  expect(acts.changes).toBe(2);
});

test('the path of one unconfirmed tracker never serves the host of another', async () => {
  const at = (host: string, path: string): string =>
    `<img src="https://${host}/${path}/6f1c9a3e77b24d10a5c2e8/p.gif?uid=6f1c9a3e77b24d10a5c2e8" width="1" height="1" alt="Email-Tracking: purposes=(profiling)">`;
  await acts.judge(at('px.shop.example', 'open') + at('seen.shop.example', 'seen'));
  await acts.act(approve('sender'));
  await acts.judge(at('px.shop.example', 'open') + at('seen.shop.example', 'open'));
  expect(await acts.reasons()).toEqual(['approved-for-sender', 'new-path']);
  // And the card offers to allow it too.
  expect((await acts.background.stored())?.summary.approvals[0]?.newHosts).toEqual(['seen.shop.example']);
  await acts.act(approve('sender'));
  await acts.judge(at('seen.shop.example', 'open'));
  expect(await acts.reasons()).toEqual(['approved-for-sender']);
});

test('a purpose that no tracker of the message serves yet can be approved; what comes later is new', async () => {
  const words = '<p>We use tracking pixels to build a profile of what interests you.</p>';
  const file = { state: 'found', declaration: WELL_KNOWN } as const;
  Object.assign(acts.services, { askWellKnown: () => Promise.resolve(file) });
  await acts.judge(words);
  await acts.act({ kind: 'look-up' });
  await acts.judge(words);
  expect(await acts.act(approve('sender'))).toEqual({ ok: true });
  await acts.judge(LETTER);
  expect((await acts.background.stored())?.summary.approvals).toMatchObject([
    { forSender: true, newHosts: ['px.shop.example'] },
  ]);
});

test('the card says where the switch stands, and which host is new', async () => {
  await acts.judge(LETTER);
  await acts.act(approve('sender'));
  await acts.judge(pixel('Email-Tracking: purposes=(profiling)', 'px.newcomer.example'));
  expect((await acts.background.stored())?.summary.approvals).toEqual([
    {
      purpose: 'profiling',
      forSender: true,
      forEveryone: false,
      everyonePossible: false,
      locked: null,
      newHosts: ['px.newcomer.example'],
    },
  ]);
});

test.each([
  ['an unconfirmed sender stands for nobody else', 'fail', { error: 'not-authenticated' }],
  ['a confirmed one can be approved with every other', 'pass', { ok: true }],
])('every sender: %s', async (_, verdict, answer) => {
  acts.source = header(verdict);
  await acts.judge(LETTER, SOURCE);
  expect(await acts.act({ kind: 'check-sender' })).toEqual({ ok: true });
  await acts.judge(LETTER, SOURCE);
  expect(await acts.act(approve('everyone'))).toEqual(answer);
  await acts.judge(LETTER, SOURCE);
  expect(await acts.reasons()).toEqual(['ok' in answer ? 'approved-for-everyone' : 'purpose-not-approved']);
});

test('what the source says is shown, and goes with the message', async () => {
  acts.source = header('pass', 'Email-Tracking: purposes=(profiling)\r\n');
  await acts.judge(pixel(''), SOURCE);
  expect(await acts.reasons()).toEqual(['undeclared']);
  await acts.act({ kind: 'check-sender' });
  await acts.judge(pixel(''), SOURCE);
  expect(await acts.reasons()).toEqual(['purpose-not-approved']);
  await acts.judge(pixel(''), `${SOURCE}2`); // The next message, in the same place.
  expect(await acts.reasons()).toEqual(['undeclared']);
});

test('a source that cannot be read changes nothing', async () => {
  await acts.judge(LETTER);
  expect(await acts.act({ kind: 'check-sender' })).toEqual({ error: 'no-source' });
  await acts.judge(LETTER, SOURCE);
  expect(await acts.act({ kind: 'check-sender' })).toEqual({ error: 'no-source' });
  expect((await acts.background.stored())?.summary.canCheckSender).toBe(true);
});

test('an opt-out opens the page, is remembered, and takes back what needs consent', async () => {
  await acts.judge(LETTER);
  await acts.act(approve('sender'));
  expect(await acts.act({ kind: 'opt-out', url: STOP })).toEqual({ ok: true });
  expect(acts.opened).toEqual([STOP]);
  expect(acts.optOuts).toMatchObject([
    { sender: 'news@shop.example', host: 'www.shop.example', state: 'page-opened', purposes: [] },
  ]);
  expect((await acts.approvals.state()).approvals).toEqual([]);
});

test('a declaration’s own link withdraws what it declares', async () => {
  const withdraw = 'https://www.shop.example/withdraw?u=3f9a';
  const alt = `Email-Tracking: purposes=(profiling deliverability-exempt), withdraw="${withdraw}"`;
  await acts.judge(`<img src="https://px.shop.example/o/3f9a.gif" width="1" height="1" alt='${alt}'>`);
  expect(await acts.act({ kind: 'opt-out', url: withdraw })).toEqual({ ok: true });
  // With another purpose beside it, no exemption holds: both need consent.
  expect(acts.optOuts[0]?.purposes).toEqual(['profiling', 'deliverability-exempt']);
});

test('an address that the message does not offer is never asked', async () => {
  await acts.judge(LETTER);
  expect(await acts.act({ kind: 'opt-out', url: 'https://evil.example/' })).toEqual({ error: 'not-offered' });
  expect([...acts.opened, ...acts.optOuts]).toEqual([]);
});

test.each([
  ['no-access', 'no-access'],
  ['timeout', 'timeout'],
  ['unreachable', 'unreachable'],
  ['redirect', 'redirect'],
  ['status', 'status'],
  ['too-large', 'unusable'],
  ['invalid', 'unusable'],
  ['not-public', 'not-public'],
] as const)('a look-up that ends with %s says so', async (why, state) => {
  acts.wellKnown = { state: 'refused', why };
  await acts.judge(LETTER);
  expect(await acts.act({ kind: 'look-up' })).toEqual({ ok: true });
  await acts.judge(LETTER);
  expect((await acts.background.stored())?.summary.wellKnown).toBe(state);
});

test('where no sender is known nobody is asked, and nobody is said to have refused', async () => {
  await acts.judge(LETTER, null, null);
  expect(await acts.act({ kind: 'look-up' })).toEqual({ error: 'no-sender' });
});

const ONE_CLICK = 'https://out.shop.example/one-click?u=3f9a';

test.each([
  ['done', { ok: true }, 1],
  ['request-sent', { ok: true }, 1],
  ['no-answer', { error: 'no-answer' }, 1], // It may have arrived.
  ['refused', { error: 'refused' }, 1], // It was asked for.
  ['not-sent', { error: 'not-sent' }, 0],
] as const)('one click that ends with %s', async (posted, answer, remembered) => {
  acts.source = header(
    'pass',
    `List-Unsubscribe: <${ONE_CLICK}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`,
  );
  acts.posted = posted;
  await acts.judge(LETTER, SOURCE);
  await acts.act({ kind: 'check-sender' });
  await acts.judge(LETTER, SOURCE);
  await acts.act(approve('sender'));
  expect((await acts.approvals.state()).approvals).not.toEqual([]);
  expect(await acts.act({ kind: 'opt-out', url: ONE_CLICK })).toEqual(answer);
  expect(acts.optOuts).toHaveLength(remembered);
  if (remembered > 0) expect(acts.optOuts[0]?.state).toBe(posted);
  // Whatever the sender's server said: consent is withdrawn here.
  expect((await acts.approvals.state()).approvals).toEqual([]);
});

test('nothing is remembered from a private window, nor of a message that has gone', async () => {
  expect(await acts.act(approve('sender'))).toEqual({ error: 'view-gone' });
  await acts.judge(LETTER);
  acts.incognito = true;
  expect(await acts.act(approve('sender'))).toEqual({ error: 'private-window' });
  expect(await acts.act({ kind: 'opt-out', url: STOP })).toEqual({ error: 'private-window' });
  expect((await acts.approvals.state()).approvals).toEqual([]);
  expect([...acts.opened, ...acts.optOuts]).toEqual([]);
});

test('an opt-out remembers the list of a confirmed sender, and is looked for by it', async () => {
  const looked: unknown[] = [];
  const told = {
    ...acts.services.history,
    optOutsOf: (who: unknown) => (looked.push(who), Promise.resolve([])),
  };
  Object.assign(acts.services, { history: told, knownSalt: () => Promise.resolve('s') });
  for (const [verdict, list] of [
    ['fail', null],
    ['pass', 'weekly.shop.example'],
  ] as const) {
    acts.source = header(verdict, 'List-Id: News <weekly.shop.example>\r\n');
    await acts.judge(LETTER, SOURCE + verdict);
    await acts.act({ kind: 'check-sender' });
    await acts.judge(LETTER, SOURCE + verdict);
    await acts.act({ kind: 'opt-out', url: STOP });
    expect(acts.optOuts.at(-1)?.list).toBe(list);
    await expect.poll(() => looked.at(-1)).toEqual({ sender: 'news@shop.example', list });
  }
});

test('an opt-out from a message that names another sender’s list takes nothing back of that sender', async () => {
  await acts.judge(LETTER, null, 'offers@shop.example');
  await acts.act(approve('sender'));
  const before = (await acts.approvals.state()).approvals;
  acts.source = header('fail', 'List-Id: News <weekly.shop.example>\r\n');
  await acts.judge(LETTER, SOURCE);
  await acts.act({ kind: 'check-sender' });
  await acts.judge(LETTER, SOURCE);
  await acts.act({ kind: 'opt-out', url: STOP });
  expect(acts.optOuts.at(-1)).toMatchObject({ sender: 'news@shop.example', list: null });
  expect((await acts.approvals.state()).approvals).toEqual(before);
});

test('an opt-out takes back what was agreed to for the same address with another tag', async () => {
  await acts.judge(LETTER, null, 'news+1@shop.example');
  await acts.act(approve('sender'));
  await acts.judge(LETTER, SOURCE, 'news+2@shop.example');
  await acts.act({ kind: 'opt-out', url: STOP });
  expect((await acts.approvals.state()).approvals).toEqual([]);
});

test('what one sender was asked to stop outweighs what every sender may do, but not what is exempt', async () => {
  const asked = { kind: 'everyone' } as const;
  const both = ['profiling', 'deliverability-exempt'] as const;
  const given = both.map((purpose, at) => ({
    purpose,
    regime: at === 0 ? ('consent' as const) : ('exempt' as const),
    scope: asked,
    hosts: [],
    pathShapes: [],
  }));
  await acts.approvals.approve(given);
  acts.source = header('pass');
  const told = { ...acts.services.history, optOutsOf: () => Promise.resolve([OPTED_OUT]) };
  Object.assign(acts.services, { history: told });
  for (const [purpose, reason] of [
    ['profiling', 'opted-out'],
    ['deliverability-exempt', 'approved-for-everyone'],
  ] as const) {
    await acts.judge(declared(purpose), SOURCE + purpose);
    await acts.act({ kind: 'check-sender' });
    await acts.judge(declared(purpose), SOURCE + purpose);
    expect(await acts.reasons()).toEqual([reason]);
  }
});

const WELL_KNOWN: Declaration = {
  carrier: 'well-known',
  purposes: ['profiling'],
  quote: '{}',
  controller: null,
  thirdParties: [],
  retentionDays: null,
  withdraw: null,
  policy: null,
  hosts: [],
  pixel: null,
};

const OPTED_OUT = {
  id: 'a',
  mailbox: null,
  sender: 'news@shop.example',
  kind: 'unsubscribe',
  host: 'www.shop.example',
  purposes: [],
  time: 1,
  state: 'page-opened',
  later: 0,
  stillTracking: 0,
  exempt: 0,
  undated: 0,
  firstStill: null,
  lastStill: null,
  byPurpose: [],
  undeclared: 0,
} as const;
