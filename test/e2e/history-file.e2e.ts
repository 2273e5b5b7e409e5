import { expect, test, type Page } from '@playwright/test';
import fc from 'fast-check';
import type { HistoryRows } from '../../shared/history/history-rows.ts';
import { anyHistory, historyRecord } from '../fixtures/records.ts';
import { MARCH_3, optOut, seen } from '../fixtures/seen.ts';
import { openStorePages, type StorePages } from './history/store-page.ts';

/** History on a real IndexedDB: read in batches, taken home in a file, deleted, and brought back. */
let pages: StorePages;
let page: Page;

test.beforeAll(async () => {
  pages = await openStorePages();
});
test.beforeEach(async () => {
  page = await pages.open();
});
test.afterEach(() => page.context().close());
test.afterAll(() => pages.close());

const merge = (rows: HistoryRows) => page.evaluate((all) => globalThis.takeHome.store.merge(all), rows);
const save = () => page.evaluate(() => globalThis.takeHome.save());
const load = (text: string) => page.evaluate((file) => globalThis.takeHome.load(file), text);
const reset = () => page.evaluate(() => globalThis.takeHome.store.reset());
const everything = () => page.evaluate(() => globalThis.takeHome.everything());

/** A history without the order in which its rows stand. */
async function asItIs(): Promise<HistoryRows> {
  const { records, messages, optOuts } = await everything();
  return { records: inOrder(records), messages: inOrder(messages), optOuts: inOrder(optOuts) };
}

function inOrder<Row extends object>(rows: readonly Row[]): Row[] {
  const text = (row: Row): string => JSON.stringify(Object.entries(row).sort());
  return rows.toSorted((one, other) => (text(one) < text(other) ? -1 : 1));
}

const NONE: HistoryRows = { records: [], messages: [], optOuts: [] };

test('saved, deleted and loaded again it is the same history; loaded twice, too', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (rows) => {
      await reset();
      await merge(rows);
      const before = await asItIs();
      expect(before.records).toHaveLength(rows.records.length);
      const file = await save();
      await reset();
      expect(await asItIs()).toEqual(NONE);
      const { records, messages, optOuts } = rows;
      const counts = { records: records.length, messages: messages.length, optOuts: optOuts.length };
      expect(await load(file)).toEqual(counts);
      expect(await asItIs()).toEqual(before);
      expect(await load(file)).toEqual({ records: 0, messages: 0, optOuts: 0 });
      expect(await asItIs()).toEqual(before);
    }),
    { numRuns: 40 },
  );
});

test('two histories become one, and what was asked for here stays as it is known here', async () => {
  const [here, there] = [historyRecord(), historyRecord({ sender: 'info@bank.test' })];
  await merge({
    records: [here, here],
    messages: [seen('a', MARCH_3)],
    optOuts: [optOut({ state: 'done' })],
  });
  const counts = await merge({
    records: [here, there],
    messages: [seen('a', MARCH_3, { lastSeen: MARCH_3 + 9_000_000 }), seen('b', MARCH_3)],
    optOuts: [optOut(), optOut({ id: 'two' })],
  });
  expect(counts).toEqual({ records: 1, messages: 1, optOuts: 1 });
  const { records, messages, optOuts } = await everything();
  expect(records).toHaveLength(3);
  expect(messages.map(({ key, lastSeen }) => [key, lastSeen])).toEqual([
    ['a', MARCH_3 + 9_000_000],
    ['b', MARCH_3 + 3_600_000],
  ]);
  expect(optOuts.map(({ id, state }) => [id, state])).toEqual([
    ['one', 'done'],
    ['two', 'request-sent'],
  ]);
});

test('of a damaged file nothing is taken, and it is said where', async () => {
  await merge({ ...NONE, records: [historyRecord()] });
  const before = await asItIs();
  const file = (await save()).replace('"records":[\n', '"records":[\n{"time":5},');
  expect(await load(file)).toEqual({ refused: 'damaged', where: 'records.0.sender' });
  expect(await asItIs()).toEqual(before);
});

test('what cannot be written in the middle leaves history as it was', async () => {
  await merge({ ...NONE, records: [historyRecord()] });
  const before = await asItIs();
  const bad = seen('x', MARCH_3);
  const failed = await page.evaluate(
    ([records, message]) =>
      globalThis.takeHome.store
        .merge({ records, messages: [{ ...message, key: {} as string }], optOuts: [] })
        .then(() => '', String),
    [[historyRecord({ host: 'new.test' })], bad] as const,
  );
  expect(failed).toContain('DataError');
  expect(await asItIs()).toEqual(before);
});

test('is read in batches, what was written last first, across what was deleted', async () => {
  const records = Array.from({ length: 9_000 }, (_, at) =>
    historyRecord({ time: MARCH_3 + at, sender: at % 2 === 0 ? 'gone@shop.test' : 'news@shop.test' }),
  );
  await merge({ ...NONE, records });
  const all = await everything();
  expect(all.records.map(({ time }) => time)).toEqual(records.map(({ time }) => time).reverse());
  expect(all.progress).toEqual([
    [500, 9_000],
    [4_500, 9_000],
    [8_500, 9_000],
    [9_000, 9_000],
  ]);
  await page.evaluate(() => globalThis.takeHome.store.forgetSender('gone@shop.test'));
  expect((await everything()).records).toHaveLength(4_500);
});

test('of one sender, and of some', async () => {
  const bank = 'info@bank.test';
  await merge({
    records: [historyRecord(), historyRecord({ sender: bank }), historyRecord({ sender: null })],
    messages: [seen('a', MARCH_3), seen('b', MARCH_3, { sender: bank })],
    optOuts: [optOut(), optOut({ id: 'two', sender: bank })],
  });
  const { one, some } = await page.evaluate(
    async (sender) => ({
      one: await globalThis.takeHome.store.rowsOf(sender),
      some: await globalThis.takeHome.store.rowsOfSenders(new Set([sender])),
    }),
    bank,
  );
  expect(one).toMatchObject({
    records: [{ sender: bank }],
    messages: [{ key: 'b' }],
    optOuts: [{ id: 'two' }],
  });
  expect(some).toEqual({ messages: one.messages, optOuts: one.optOuts });
});

test('keeps records as long as is wanted', async () => {
  const day = 86_400_000;
  await merge({ ...NONE, records: [0, 20, 40].map((days) => historyRecord({ time: MARCH_3 + days * day })) });
  const countAfter = async (days: number) => {
    await page.evaluate(({ now, kept }) => globalThis.takeHome.store.prune(now, kept), {
      now: MARCH_3 + 45 * day,
      kept: days,
    });
    return (await everything()).records.length;
  };
  expect([await countAfter(365), await countAfter(30), await countAfter(7)]).toEqual([3, 2, 1]);
});
