import { beforeEach, describe, expect, it } from 'vitest';
import { memoryArea } from '../../test/fixtures/memory-background.ts';
import type { FilterList, ListChange } from '../filter-lists.ts';
import type { ListContent, ListStore } from './filter-list-database.ts';
import { FilterLists, MAX_LISTS } from './filter-lists.ts';

const URL_A = 'https://lists.example/a.txt';
const LIST = '! Title: Example\n||a.example^';
const HOUR = 3_600_000;

/** A disk that keeps copies, as IndexedDB does. */
class MemoryStore implements ListStore {
  readonly lists = new Map<string, FilterList>();
  readonly contents = new Map<string, ListContent>();
  isFull = false;
  isBroken = false;

  async rows(): Promise<readonly FilterList[]> {
    await Promise.resolve();
    if (this.isBroken) throw new DOMException('broken', 'UnknownError');
    return [...this.lists.values()];
  }
  content(id: string): Promise<ListContent | undefined> {
    return Promise.resolve(structuredClone(this.contents.get(id)));
  }
  async put(row: FilterList, content?: ListContent): Promise<void> {
    await Promise.resolve();
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.lists.set(row.id, row);
    if (content) this.contents.set(row.id, structuredClone(content));
  }
  remove(id: string): Promise<void> {
    this.lists.delete(id);
    this.contents.delete(id);
    return Promise.resolve();
  }
}

/** A browser around the lists. */
class World {
  readonly store = new MemoryStore();
  readonly area = memoryArea();
  readonly access = new Set<string>();
  readonly asked: { url: string; headers: unknown }[] = [];
  answer = (): Response => new Response(LIST, { headers: { ETag: '"1"' } });
  locked = false;
  changes = 0;
  now = Date.UTC(2026, 2, 3);

  /** As a worker that has just started. */
  start(): FilterLists {
    return new FilterLists({
      store: this.store,
      area: this.area,
      fetch: (url, { headers }) => {
        this.asked.push({ url, headers });
        return Promise.resolve(this.answer());
      },
      mayAccess: (host) => Promise.resolve(this.access.has(host)),
      keepAccess: () => Promise.resolve(),
      giveBack: (host) => Promise.resolve(void this.access.delete(host)),
      isLocked: () => Promise.resolve(this.locked),
      changed: () => {
        this.changes += 1;
      },
      now: () => this.now,
    });
  }
}

let world: World;
let lists: FilterLists;
beforeEach(() => {
  world = new World();
  world.access.add('lists.example');
  lists = world.start();
});

const idOf = (change: ListChange): string => ('list' in change ? change.list.id : change.problem);
const names = async (url: string, from = lists): Promise<readonly string[]> =>
  (await from.listed('mail.example'))?.(url, 'img-src') ?? [];
const only = async (): Promise<FilterList | undefined> => (await lists.state())[0];

describe('without a list', () => {
  it('nothing is asked, and no disk is touched', async () => {
    world.store.isBroken = true;
    expect(await lists.listed('mail.example')).toBeNull();
    expect(await lists.state()).toEqual([]);
  });
});

describe('a list that was added', () => {
  it('names what it blocks, also for the next worker', async () => {
    expect(await lists.add(` ${URL_A}#top`)).toMatchObject({
      list: { url: URL_A, title: 'Example', filters: 1 },
    });
    for (const one of [lists, world.start()]) {
      expect(await names('https://a.example/p.gif', one)).toEqual(['Example']);
      expect(await names('https://b.example/p.gif', one)).toEqual([]);
    }
    expect(world.changes).toBe(1);
  });

  it('may come from a file, whose name it takes', async () => {
    expect(await lists.addFile('mine.txt', '||a.example^')).toMatchObject({
      list: { url: null, title: 'mine.txt' },
    });
    expect(await names('https://a.example/')).toEqual(['mine.txt']);
  });

  it('goes, with the access to its host once no list is left from there', async () => {
    const [first, second] = [await lists.add(URL_A), await lists.add(`${URL_A}?2`)];
    await lists.remove(idOf(first));
    expect([...world.access]).toEqual(['lists.example']);
    await lists.remove(idOf(second));
    expect([...world.access]).toEqual([]);
    expect(await names('https://a.example/')).toEqual([]);
    expect(world.store.contents.size).toBe(0);
  });

  it('cannot be read by another version of the engine: then it is made anew from its text', async () => {
    const id = idOf(await lists.add(URL_A));
    const content = world.store.contents.get(id);
    if (content) world.store.contents.set(id, { ...content, engine: new Uint8Array([1, 2, 3]) });
    expect(await names('https://a.example/', world.start())).toEqual(['Example']);
    expect(world.store.contents.get(id)?.engine).toEqual(content?.engine);
  });

  it('is said to be damaged where nothing of it can be read, and fetched whole at the next chance', async () => {
    const id = idOf(await lists.add(URL_A));
    world.store.contents.set(id, { id, engine: new Uint8Array([1]), source: new Uint8Array([2]) });
    lists = world.start();
    expect(await names('https://a.example/')).toEqual([]);
    expect(await only()).toMatchObject({ error: 'damaged' });
    await lists.refreshDue();
    expect(world.asked.map(({ headers }) => headers)).toEqual([{}, {}]);
    expect(await names('https://a.example/')).toEqual(['Example']);
  });

  it('holds everything while the disk does not answer, and is there once it does', async () => {
    await lists.add(URL_A);
    lists = world.start();
    world.store.isBroken = true;
    await expect(lists.listed('mail.example')).rejects.toThrow('broken');
    world.store.isBroken = false;
    expect(await names('https://a.example/')).toEqual(['Example']);
  });
});

describe('nothing is added', () => {
  it.each([
    ['http://lists.example/a.txt', 'not-https'],
    ['https://me:secret@lists.example/', 'not-https'],
    ['no address', 'not-https'],
  ])('from %s', async (address, problem) => {
    expect(await lists.add(address)).toEqual({ problem });
    expect(world.asked).toEqual([]);
  });

  it('twice, or beyond what there may be', async () => {
    await lists.add(URL_A);
    expect(await lists.add(URL_A)).toEqual({ problem: 'known' });
    for (let at = 1; at < MAX_LISTS; at += 1) await lists.addFile(`${at}`, LIST);
    expect(await lists.add(`${URL_A}?2`)).toEqual({ problem: 'too-many' });
    expect(await lists.addFile('more', LIST)).toEqual({ problem: 'too-many' });
  });

  it.each([
    ['', 'empty'],
    ['! only a comment', 'empty'],
    ['<html><p>Log in', 'html'],
  ])('that says %j', async (text, problem) => {
    world.answer = () => new Response(text);
    expect(await lists.add(URL_A)).toEqual({ problem });
    expect(await lists.addFile('a', text)).toEqual({ problem });
    expect(await lists.state()).toEqual([]);
  });

  it('without room, or against an administrator', async () => {
    world.store.isFull = true;
    expect(await lists.add(URL_A)).toEqual({ problem: 'full' });
    world.locked = true;
    expect(await lists.addFile('a', LIST)).toEqual({ problem: 'locked' });
  });
});

describe('refreshing', () => {
  beforeEach(async () => {
    await lists.add(URL_A);
    world.asked.length = 0;
  });

  it('once a day, asks for what is newer alone, and uses it at once', async () => {
    world.now += 23 * HOUR;
    await lists.refreshDue();
    expect(world.asked).toEqual([]);
    world.now += HOUR;
    world.answer = () => new Response(null, { status: 304 });
    await lists.refreshDue();
    expect(world.asked).toEqual([{ url: URL_A, headers: { 'If-None-Match': '"1"' } }]);
    expect(await only()).toMatchObject({ refreshed: world.now, error: null });
    world.now += 24 * HOUR;
    world.answer = () => new Response('! Title: Newer\n||b.example^');
    await lists.refreshDue();
    expect(await names('https://a.example/')).toEqual([]);
    expect(await names('https://b.example/')).toEqual(['Newer']);
    expect(world.changes).toBe(2);
  });

  it.each([
    ['html', () => new Response('<html>')],
    ['empty', () => new Response('')],
    ['status', () => new Response('', { status: 500 })],
  ])(
    'that ends with %s: the last good version holds, and it is tried again in an hour',
    async (error, answer) => {
      world.now += 24 * HOUR;
      world.answer = answer;
      await lists.refreshDue();
      expect(await only()).toMatchObject({ title: 'Example', filters: 1, error });
      expect(await names('https://a.example/', world.start())).toEqual(['Example']);
      world.now += HOUR;
      world.answer = () => new Response(LIST);
      await lists.refreshDue();
      expect(await only()).toMatchObject({ refreshed: world.now, error: null });
    },
  );

  it('sends no condition without access, and says that access is missing where the answer cannot be read', async () => {
    world.access.clear();
    world.answer = () => {
      throw new TypeError('Failed to fetch');
    };
    const { id } = (await only()) ?? { id: '' };
    expect(await lists.refresh(id)).toMatchObject({ list: { error: 'no-access' } });
    expect(world.asked[0]?.headers).toEqual({});
  });

  it('goes on where the clock was set back, and under an administrator', async () => {
    world.now -= 48 * HOUR;
    world.locked = true;
    await lists.refreshDue();
    expect(world.asked).toHaveLength(1);
  });
});
