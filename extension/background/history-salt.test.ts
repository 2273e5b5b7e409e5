import { expect, test } from 'vitest';
import { MemoryBackground, memoryArea } from '../../test/fixtures/memory-background.ts';
import { optOutsOf } from './consent-of.ts';
import { NOTHING_LEARNED } from './learned.ts';
import { HistorySalt } from './history-salt.ts';

test('made once, also when it is asked for twice at once or by the next worker', async () => {
  const area = memoryArea();
  const salt = new HistorySalt(area);
  const [first, second] = await Promise.all([salt.get(), salt.get()]);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).toBe(first);
  expect(await new HistorySalt(area).get()).toBe(first);
  expect(await new HistorySalt(memoryArea()).get()).not.toBe(first);
});

test('a damaged one is replaced', async () => {
  const area = memoryArea();
  area.items.historySalt = { salt: 'no' };
  const made = await new HistorySalt(area).get();
  expect(area.items.historySalt).toBe(made);
});

test('when it cannot be kept, nothing is hashed with it, and the next call tries again', async () => {
  const area = memoryArea();
  let full = true;
  const salt = new HistorySalt({
    get: (key) => area.get(key),
    set: (items) => (full ? Promise.reject(new Error('full')) : area.set(items)),
  });
  await expect(salt.get()).rejects.toThrow('full');
  full = false;
  expect(await salt.get()).toBe(area.items.historySalt);
});

test('looking for it makes none, and finds the one that was made', async () => {
  const area = memoryArea();
  const salt = new HistorySalt(area);
  expect(await salt.known()).toBeNull();
  expect(area.items).toEqual({});
  const made = await salt.get();
  expect(await salt.known()).toBe(made);
  expect(await new HistorySalt(area).known()).toBe(made);
});

test('looking for the opt-outs of a sender, also in a private window, writes nothing', async () => {
  const area = memoryArea();
  const salt = new HistorySalt(area);
  const sender = { address: 'news@shop.example', name: null };
  const context = { webmail: 'roundcube', sender, recipients: ['me@mail.example'], date: null, source: null };
  const { services } = new MemoryBackground();
  const own = { ...services, salt: () => salt.get(), knownSalt: () => salt.known() };
  expect(await optOutsOf({ context, learned: NOTHING_LEARNED }, own)).toEqual([]);
  expect(area.items).toEqual({});
});
