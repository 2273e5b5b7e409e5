import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import type { HistoryRecord } from '../../shared/history/record.ts';
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
const DAY = 86_400_000;

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

/** Runs the store's code in the page: adds these records, then counts these senders. */
async function countAfter(records: readonly HistoryRecord[], senders: readonly string[]) {
  await page.addScriptTag({ type: 'module', url: '/main.js' });
  await page.waitForFunction(() => 'historyStore' in globalThis);
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

test('what the first version wrote is kept and counted', async () => {
  await page.evaluate(
    (old) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('history', 1);
        open.onupgradeneeded = () => {
          const store = open.result.createObjectStore('records', { autoIncrement: true });
          store.createIndex('time', 'time');
          store.createIndex('sender', 'sender');
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
    record('old@shop.test'),
  );
  const counted = await countAfter([record('old@shop.test', NOON + DAY)], ['old@shop.test']);
  expect(counted).toEqual([{ address: 'old@shop.test', blocked: 2, days: 2 }]);
});

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
