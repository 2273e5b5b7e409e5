import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import type { HistoryRecord } from '../../shared/history/record.ts';
import { DAY, declared, MARCH_3, optOut, seen, tracker } from '../fixtures/seen.ts';
import { ensureChromium } from '../setup/browsers.mjs';
import { bundle } from './popup-view/serve.ts';

/** The history's own code on a real IndexedDB: what an older version wrote stays readable, and senders are counted. */
let browser: Browser;
let server: Server;
let page: Page;

test.beforeAll(async () => {
  const entry = fileURLToPath(new URL('./history/store-main.ts', import.meta.url));
  const files = (await bundle({ main: entry })).set('/', '<!doctype html><title>History</title>');
  server = createServer((request, response) => {
    const script = request.url === '/main.js';
    response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' });
    response.end(files.get(request.url ?? '/'));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});

test.beforeEach(async () => {
  page = await (await browser.newContext({ timezoneId: 'Europe/Paris' })).newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

test.afterEach(() => page.context().close());

test.afterAll(async () => {
  await browser.close();
  server.close();
});

const NOON = Date.UTC(2026, 5, 1, 12);
const SHOP = 'news@shop.test';

const record = (
  sender: string | null,
  time = NOON,
  decision: 'block' | 'allow' = 'block',
): HistoryRecord => ({
  time,
  sender,
  vendor: null,
  host: 'px.tracker.test',
  pathShape: '/open',
  vehicle: 'img-src',
  evidence: ['tiny'],
  purposes: [],
  decision,
  reason: 'purpose-not-approved',
  webmail: 'generic',
});

async function loadStore(): Promise<void> {
  await page.addScriptTag({ type: 'module', url: '/main.js' });
  await page.waitForFunction(() => 'historyStore' in globalThis);
}

/** Runs the store's code in the page: adds these records, then counts these senders. */
async function countAfter(records: readonly HistoryRecord[], senders: readonly string[]) {
  await loadStore();
  return page.evaluate(
    async ({ added, asked }) => {
      await globalThis.historyStore.add(added);
      return globalThis.historyStore.ofSenders(asked);
    },
    { added: records, asked: senders },
  );
}

test('counts blocked trackers and days of each sender, and of nobody else', async () => {
  const records = [
    record('news@shop.test'),
    record('news@shop.test'),
    record('news@shop.test', NOON + 2 * DAY),
    record('news@shop.test', NOON + 3 * DAY, 'allow'),
    record('news@shop.test.evil', NOON),
    record('loaded@shop.test', NOON, 'allow'),
    record(null),
  ];
  const senders = ['stranger@home.test', 'news@shop.test', 'loaded@shop.test', ''];
  expect(await countAfter(records, senders)).toEqual([{ address: 'news@shop.test', blocked: 3, days: 2 }]);
});

test('a day is a day of this computer’s clock', async () => {
  const beforeMidnight = Date.UTC(2026, 5, 1, 21, 59); // 23:59 in Paris
  const records = [record('a@b.test', beforeMidnight), record('a@b.test', beforeMidnight + 120_000)];
  expect(await countAfter(records, ['a@b.test'])).toEqual([{ address: 'a@b.test', blocked: 2, days: 2 }]);
});

for (const version of [1, 2]) {
  test(`what version ${version} wrote is kept and counted, and messages are remembered beside it`, async () => {
    await page.evaluate(
      ({ old, before }) =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('history', before);
          open.onupgradeneeded = () => {
            const store = open.result.createObjectStore('records', { autoIncrement: true });
            store.createIndex('time', 'time');
            store.createIndex('sender', 'sender');
            if (before > 1) store.createIndex('sender-decision-time', ['sender', 'decision', 'time']);
            store.add(old);
          };
          open.onerror = () => {
            reject(new Error('no history'));
          };
          open.onsuccess = () => {
            open.result.close();
            resolve();
          };
        }),
      { old: record('old@shop.test'), before: version },
    );
    const counted = await countAfter([record('old@shop.test', NOON + DAY)], ['old@shop.test']);
    expect(counted).toEqual([{ address: 'old@shop.test', blocked: 2, days: 2 }]);
    await run(async (store, { messages, first }) => {
      await store.add([], messages);
      await store.addOptOut(first);
    });
    expect(await ofShop()).toMatchObject({ messages: 2, optOuts: [{ id: 'one' }] });
  });
}

/** What the tests hand to the store in the page. */
const GIVEN = {
  shop: SHOP,
  first: optOut(),
  messages: [
    seen('a', MARCH_3 - DAY, { declared: [declared('profiling')] }),
    seen('b', MARCH_3 + DAY, { declared: [declared('profiling')] }),
  ],
  none: seen('none', MARCH_3 + 2 * DAY, { trackers: [] }),
  exempt: seen('c', MARCH_3 + 3 * DAY, { trackers: [tracker('e', ['deliverability-exempt', 'exempt'])] }),
};

type Store = typeof globalThis.historyStore;

/** Runs `work` in the page, with the store and what is given. */
async function run<Result>(work: (store: Store, given: typeof GIVEN) => Promise<Result>): Promise<Result> {
  await loadStore();
  const said: unknown = await page.evaluate(
    `(${work.toString()})(globalThis.historyStore, ${JSON.stringify(GIVEN)})`,
  );
  return said as Result;
}

const ofShop = () => run((store, { shop }) => store.ofSender(shop));

test('a message seen again is one message, with the trackers of both times', async () => {
  await run(async (store, { messages: [first] }) => {
    if (!first) return;
    await store.add([], [first, first]);
    const more = first.trackers.map((one) => ({ ...one, id: 'two' }));
    await store.add([], [{ ...first, firstSeen: first.firstSeen + 5, date: null, trackers: more }]);
  });
  const [stored] = await rowsOf('messages');
  expect(stored).toMatchObject({
    key: 'a',
    date: MARCH_3 - DAY,
    firstSeen: MARCH_3 - DAY + 3_600_000,
    trackers: [{ id: 'one' }, { id: 'two' }],
  });
  expect(await rowsOf('messages')).toHaveLength(1);
});

test('records and messages are written together or not at all', async () => {
  const failed = await run(async (store, { messages }) => {
    const bad = messages.map((one) => ({ ...one, key: undefined as unknown as string }));
    return store.add([{ sender: 'a@b.test' } as never], bad).then(
      () => false,
      () => true,
    );
  });
  expect(failed).toBe(true);
  expect(await rowsOf('records')).toEqual([]);
  expect(await rowsOf('messages')).toEqual([]);
});

test('what a sender declared, what was asked and what came of it', async () => {
  await run(async (store, { messages, first, exempt, none }) => {
    await store.add([], messages.slice(0, 1));
    await store.addOptOut(first);
    await store.addOptOut({ ...first, id: 'two', mailbox: 'bob', time: first.time + 1 });
    await store.add([], [...messages.slice(1), exempt, none]);
    await store.changeOptOut('one', 'done');
    await store.changeOptOut('forgotten', 'done');
  });
  expect(await ofShop()).toMatchObject({
    messages: 4,
    declared: [
      { purposes: [{ purpose: 'profiling' }], messages: 2 },
      { purposes: [], messages: 2 },
    ],
    optOuts: [
      { id: 'two', later: 0 },
      { id: 'one', state: 'done', later: 3, stillTracking: 1, exempt: 1, undated: 0 },
    ],
  });
  const own = await run((store, { shop }) => store.optOutsOf({ sender: shop, list: null }, 'alice'));
  expect(own.map(({ id }) => id)).toEqual(['one']);
  const tagged = await run((store, { shop }) =>
    store.optOutsOf({ sender: shop.replace('@', '+1@'), list: null }, 'alice'),
  );
  expect(tagged.map(({ id }) => id)).toEqual(['one']);
});

test('who sends without trackers is not written down, but for a sender who is watched', async () => {
  await run((store, { none }) => store.add([], [none]));
  expect(await rowsOf('messages')).toEqual([]);
  await run(async (store, { none, first }) => {
    await store.addOptOut(first);
    await store.add([], [none]);
  });
  expect(await rowsOf('messages')).toHaveLength(1);
});

test('another tag in each address: the messages are found, watched and kept', async () => {
  const found = await run(async (store, { messages, none, first, shop }) => {
    const tagged = (one: (typeof messages)[number], tag: string) => ({
      ...one,
      key: `${one.key}${tag}`,
      sender: shop.replace('@', `${tag}@`),
    });
    await store.addOptOut({ ...first, sender: shop.replace('@', '+1@') });
    await store.add([], [...messages.map((one) => tagged(one, '+2')), tagged(none, '+3')]);
    const who = (sender: string) => store.optOutsOf({ sender, list: null }, 'alice');
    return { plain: await who(shop), other: await who(shop.replace('@', 'x@')) };
  });
  expect(found.plain).toMatchObject([{ id: 'one', later: 2, stillTracking: 1 }]);
  expect(found.other).toEqual([]);
});

test('after the clock was set back, messages that were seen before do not count as later', async () => {
  await run(async (store, { messages, first }) => {
    await store.add([], messages);
    await store.addOptOut({ ...first, time: 5 });
  });
  expect(await ofShop()).toMatchObject({ optOuts: [{ time: 5, later: 0, stillTracking: 0 }] });
});

test('one sender is forgotten, all else stays', async () => {
  await countAfter([record(SHOP), record('a@b.test'), record(null)], []);
  await run(async (store, { messages, first, shop }) => {
    await store.add([], [...messages, ...messages.map((one) => ({ ...one, key: 'x', sender: 'a@b.test' }))]);
    await store.addOptOut(first);
    await store.addOptOut({ ...first, id: 'x', sender: 'a@b.test' });
    await store.forgetSender(shop);
  });
  expect(await rowsOf('records')).toMatchObject([{ sender: 'a@b.test' }, { sender: null }]);
  expect(await rowsOf('messages')).toMatchObject([{ sender: 'a@b.test' }]);
  expect(await rowsOf('optOuts')).toMatchObject([{ sender: 'a@b.test' }]);
});

test('after a year records and messages go, and opt-outs once their sender writes no more', async () => {
  await countAfter([record(SHOP, MARCH_3), record(SHOP, MARCH_3 + 300 * DAY)], []);
  await run(async (store, { messages, first, none }) => {
    const late = { ...none, lastSeen: first.time + 300 * 86_400_000 };
    await store.addOptOut(first);
    await store.addOptOut({ ...first, id: 'silent', sender: 'a@b.test' });
    await store.add([], [...messages, late]);
    await store.prune(first.time + 370 * 86_400_000);
  });
  expect(await rowsOf('records')).toHaveLength(1);
  expect(await rowsOf('messages')).toMatchObject([{ key: 'none' }]);
  expect(await rowsOf('optOuts')).toMatchObject([{ id: 'one' }]);
  await run((store, { first }) => store.prune(first.time + 700 * 86_400_000));
  expect(await rowsOf('messages')).toEqual([]);
  expect(await rowsOf('optOuts')).toEqual([]);
});

/** All rows of one store, read past the store's own code. */
function rowsOf(store: string): Promise<unknown[]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const open = indexedDB.open('history');
        open.onerror = () => {
          reject(new Error('no history'));
        };
        open.onsuccess = () => {
          const rows = open.result.transaction(name).objectStore(name).getAll();
          rows.onsuccess = () => {
            resolve(rows.result);
            open.result.close();
          };
        };
      }),
    store,
  );
}

test('gives way when a newer version wants the database, and comes back', async () => {
  await countAfter([record('a@b.test')], []);
  const version = await page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('history', 99);
        open.onblocked = () => {
          reject(new Error('blocked'));
        };
        open.onsuccess = () => {
          resolve(open.result.version);
        };
      }),
  );
  expect(version).toBe(99);
});
