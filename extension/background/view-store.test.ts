import { NOTHING_LEARNED } from './learned.ts';
import { expect, test } from 'vitest';
import { NOTHING_DISCLOSED } from '../../shared/ui/disclosure-summary.ts';
import { memoryArea } from '../../test/fixtures/memory-background.ts';
import { MAX_DROPPED, MAX_VIEWS } from '../limits.ts';
import { NO_MEMORY } from './view-memory.ts';
import {
  ViewStore,
  withHeader,
  withNotJudged,
  withoutView,
  withView,
  type StoredTab,
  type StoredView,
} from './view-store.ts';

const TAB = 4;
const EMPTY: StoredTab = { views: [], header: null, notJudged: [], dropped: [] };

function viewOf(index: number): StoredView {
  const view = index.toString(16).padStart(32, '0');
  const summary = {
    sender: { address: null },
    yours: false,
    trackers: [],
    pictures: [],
    held: [],
    beyondCap: 0,
    state: 'judged' as const,
    ...NOTHING_DISCLOSED,
  };
  const urls = { 0: `https://t.example/${'x'.repeat(1_000)}` };
  const facts = { pathShapes: {}, context: null, learned: NOTHING_LEARNED };
  return {
    view,
    frameId: 0,
    documentId: null,
    inherits: false,
    summary,
    urls,
    ...facts,
    memory: NO_MEMORY,
    recorded: ['key'],
  };
}

const tabOf = (count: number) =>
  Array.from({ length: count }, (_, index) => viewOf(index)).reduce(withView, EMPTY);

/** Storage that takes no more than so many characters. */
function smallArea(characters: number) {
  const area = memoryArea();
  const set = (added: Record<string, unknown>) =>
    JSON.stringify(added).length > characters ? Promise.reject(new Error('QUOTA')) : area.set(added);
  return { ...area, set };
}

/** What this worker knows of a tab that it has written, and what the next one will. */
async function writtenTo(characters: number, tab: StoredTab) {
  const area = smallArea(characters);
  const store = new ViewStore(area);
  await store.update(TAB, () => tab);
  return { now: await store.tab(TAB), next: await new ViewStore(area).tab(TAB) };
}

test('what fits is stored whole', async () => {
  const tab = tabOf(3);
  expect(await writtenTo(10_000, tab)).toEqual({ now: tab, next: tab });
});

test('when storage is full, a tab is kept without the addresses of pictures', async () => {
  const tab = tabOf(3);
  const { now, next } = await writtenTo(2_000, tab);
  expect(now).toEqual(tab);
  expect(next.views).toEqual(tab.views.map((view) => ({ ...view, urls: {} })));
});

test('when it is fuller still, the newest views are kept, and the others’ names', async () => {
  const tab = tabOf(40);
  const { now, next } = await writtenTo(14_000, tab);
  expect(now).toEqual(tab);
  expect(next.views.map(({ view }) => view)).toEqual(tab.views.slice(20).map(({ view }) => view));
  expect(next.dropped).toEqual(tab.views.slice(0, 20).map(({ view }) => view));
});

test('when nothing fits, this worker still knows the tab, and no older state stays behind', async () => {
  const area = smallArea(2_000);
  const store = new ViewStore(area);
  await store.update(TAB, () => tabOf(1));
  const tab = tabOf(40);
  await store.update(TAB, () => tab);
  expect(await store.tab(TAB)).toEqual(tab);
  expect(area.items).toEqual({});
});

test('what a tab keeps has caps: the newest stay', () => {
  const tab = tabOf(MAX_VIEWS + MAX_DROPPED + 1);
  expect([tab.views.length, tab.dropped.length]).toEqual([MAX_VIEWS, MAX_DROPPED]);
  const names = Array.from({ length: MAX_VIEWS + 1 }, (_, index) => viewOf(index).view);
  expect(names.reduce(withNotJudged, EMPTY).notJudged).toEqual(names.slice(1));
});

test('with the word about the sender, the name it gave to others goes', () => {
  const sender = { address: 'news@shop.example', name: 'Shop' };
  const said = {
    view: 'd'.repeat(32),
    context: { webmail: 'gmx', sender, recipients: [], date: null, source: null },
  };
  const inheriting = { ...viewOf(1), inherits: true };
  const own = viewOf(2);
  const headed = withHeader([inheriting, own].reduce(withView, EMPTY), said);
  expect(headed.views.map(({ summary }) => summary.sender.address)).toEqual([sender.address, null]);
  const after = withoutView(headed, said.view);
  expect(after.header).toBeNull();
  expect(after.views.map(({ summary }) => summary.sender.address)).toEqual([null, null]);
  expect(withoutView(headed, own.view).header).toEqual(said);
});
