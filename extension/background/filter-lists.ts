import type { Listed } from '../../shared/detect/listed.ts';
import {
  listUrl,
  type FilterList,
  type ListChange,
  type ListError,
  type ListProblem,
} from '../filter-lists.ts';
import type { BlocksUrl } from './filter-engine.ts';
import type { ListStore } from './filter-list-database.ts';
import { fetchList, isHtml, type ListAnswer, type ListVersion } from './filter-list-fetch.ts';
import { contentOf, engineOf } from './filter-list-content.ts';
import { listTitle } from './filter-list-title.ts';
import { requestType } from './filter-request-type.ts';
import type { Fetch } from './well-known-fetch.ts';

/** Lists at once: each is in memory while messages are judged, and every picture is looked for in each. */
export const MAX_LISTS = 10;

const DAY = 24 * 60 * 60 * 1_000;
/** A list that could not be fetched is tried again sooner. */
const HOUR = DAY / 24;

/** In `storage.local`, whether there are any lists: without, no database is opened and no filter is read. */
export const LISTS_KEPT = 'filter-lists-kept';

/** What filter lists take from the browser. */
export interface FilterListServices {
  readonly store: ListStore;
  readonly area: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
  readonly fetch: Fetch;
  /** Whether answers of this host may be read. */
  mayAccess(host: string): Promise<boolean>;
  /** Access that was given for a list that is there now: it stays. */
  keepAccess(host: string): Promise<void>;
  /** Gives that access up. */
  giveBack(host: string): Promise<void>;
  /** An administrator lets nothing be changed. */
  isLocked(): Promise<boolean>;
  /** What is blocked may have changed. */
  changed(): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A list with its filters in memory. */
interface Loaded {
  readonly title: string;
  readonly blocks: BlocksUrl;
}

const NO_VERSION: ListVersion = { etag: null, lastModified: null };

/** The filter lists that the user has added: kept, refreshed, and asked about each reference. */
export class FilterLists {
  readonly #services: FilterListServices;
  #loaded: Promise<readonly Loaded[]> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(services: FilterListServices) {
    this.#services = services;
  }

  /**
   * What `judge` asks; null without lists. Waits until all lists are in memory. Rejects where there are lists that cannot
   * be reached at all: what they might name is not to be let through.
   *
   * @param page host that filters take for the page; null where it is not known
   */
  async listed(page: string | null): Promise<Listed | null> {
    this.#loaded ??= this.#load();
    const lists = await this.#loaded.catch((error: unknown) => {
      this.#loaded = null;
      throw error;
    });
    if (lists.length === 0) return null;
    const source = `https://${page ?? 'page.invalid'}/`;
    return (url, vehicle) =>
      lists.filter(({ blocks }) => blocks(url, requestType(vehicle), source)).map(({ title }) => title);
  }

  /** All lists, the oldest first. */
  async state(): Promise<readonly FilterList[]> {
    return (await this.#any()) ? this.#services.store.rows() : [];
  }

  /** Adds the list at an address. */
  add(address: string): Promise<ListChange> {
    return this.#change(async (rows) => {
      const url = listUrl(address);
      if (url === null) return { problem: 'not-https' };
      if (rows.some((row) => row.url === url)) return { problem: 'known' };
      if (rows.length >= MAX_LISTS) return { problem: 'too-many' };
      const answer = await this.#fetch(url, NO_VERSION);
      if (answer.state !== 'new') return { problem: answer.state === 'same' ? 'status' : answer.why };
      return this.#keep(this.#newRow(url, answer.version), answer.text, url);
    });
  }

  /** Adds a list that the user has as a file. */
  addFile(name: string, text: string): Promise<ListChange> {
    return this.#change(async (rows) => {
      if (rows.length >= MAX_LISTS) return { problem: 'too-many' };
      if (isHtml(text)) return { problem: 'html' };
      return this.#keep(this.#newRow(null, NO_VERSION), text, name);
    });
  }

  /** Asks the server of one list for its newest version. */
  refresh(id: string): Promise<ListChange> {
    return this.#inTurn(async () => {
      const row = (await this.state()).find((one) => one.id === id);
      return row?.url == null ? { problem: 'gone' } : this.#refresh(row, row.url);
    });
  }

  /** Removes a list, and the access that was given for it. */
  remove(id: string): Promise<ListChange> {
    return this.#change(async (rows) => {
      const list = rows.find((one) => one.id === id);
      if (!list) return { problem: 'gone' };
      const left = rows.filter((one) => one !== list);
      await this.#services.store.remove(id);
      if (left.length === 0) await this.#services.area.set({ [LISTS_KEPT]: false });
      const host = hostOf(list);
      this.#changed();
      if (host !== null && !left.some((one) => hostOf(one) === host)) await this.#services.giveBack(host);
      return { list };
    });
  }

  /** Refreshes the lists whose day is over. */
  async refreshDue(): Promise<void> {
    const now = this.#services.now();
    for (const { id, url, checked, error } of await this.state()) {
      const isDue = checked > now || now - checked >= (error === null ? DAY : HOUR); // The clock may be set back.
      if (url !== null && isDue) await this.refresh(id);
    }
  }

  async #any(): Promise<boolean> {
    return (await this.#services.area.get(LISTS_KEPT))[LISTS_KEPT] === true;
  }

  async #load(): Promise<readonly Loaded[]> {
    const rows = await this.state();
    const loaded = await Promise.all(
      rows.map(async (row) => {
        const blocks = await engineOf(row, this.#services.store);
        if (blocks === null && row.error !== 'damaged')
          await this.#services.store
            .put({ ...row, version: NO_VERSION, checked: 0, error: 'damaged' })
            .catch(() => undefined);
        return blocks === null ? [] : [{ title: row.title, blocks }];
      }),
    );
    return loaded.flat();
  }

  /** What the user changes, unless an administrator forbids it. */
  #change(work: (rows: readonly FilterList[]) => Promise<ListChange>): Promise<ListChange> {
    return this.#inTurn(async () => {
      if (await this.#services.isLocked()) return { problem: 'locked' };
      return work(await this.state());
    });
  }

  #inTurn(work: () => Promise<ListChange>): Promise<ListChange> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Other filters hold from now on. */
  #changed(): void {
    this.#loaded = null;
    this.#services.changed();
  }

  async #refresh(row: FilterList, url: string): Promise<ListChange> {
    const answer = await this.#fetch(url, row.version);
    const checked = this.#services.now();
    if (answer.state === 'same') return this.#keepRow({ ...row, checked, refreshed: checked, error: null });
    if (answer.state === 'refused') return this.#keepRow({ ...row, checked, error: answer.why });
    const fresh = { ...row, checked, refreshed: checked, version: answer.version };
    const kept = await this.#keep(fresh, answer.text, url);
    return 'list' in kept ? kept : this.#keepRow({ ...row, checked, error: errorOf(kept.problem) });
  }

  /** Reads a list's text and writes it down; nothing is written where it holds no filter. */
  async #keep(row: FilterList, text: string, from: string): Promise<ListChange> {
    const { content, filters, leftOut } = await contentOf(row.id, text);
    if (filters === 0) return { problem: 'empty' };
    const list = { ...row, title: listTitle(text, from), filters, leftOut, error: null };
    await this.#services.area.set({ [LISTS_KEPT]: true });
    try {
      await this.#services.store.put(list, content);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'QuotaExceededError') return { problem: 'full' };
      throw error;
    }
    const host = hostOf(list);
    if (host !== null) await this.#services.keepAccess(host);
    this.#changed();
    return { list };
  }

  async #keepRow(list: FilterList): Promise<ListChange> {
    await this.#services.store.put(list);
    return { list };
  }

  /** Without access to the host there is nothing to be asked but the whole list: see `fetchList`. */
  async #fetch(
    url: string,
    version: ListVersion,
  ): Promise<ListAnswer | { state: 'refused'; why: ListError }> {
    const mayAccess = await this.#services.mayAccess(new URL(url).hostname);
    const answer = await fetchList(url, mayAccess ? version : null, this.#services.fetch);
    const isBarred = !mayAccess && answer.state === 'refused' && answer.why === 'unreachable';
    return isBarred ? { state: 'refused', why: 'no-access' } : answer;
  }

  #newRow(url: string | null, version: ListVersion): FilterList {
    const now = this.#services.now();
    const times = { added: now, refreshed: now, checked: now };
    return {
      id: crypto.randomUUID(),
      title: '',
      url,
      version,
      filters: 0,
      leftOut: 0,
      error: null,
      ...times,
    };
  }
}

function hostOf({ url }: FilterList): string | null {
  return url === null ? null : new URL(url).hostname;
}

function errorOf(problem: ListProblem): ListError {
  return problem === 'full' ? 'full' : 'empty';
}
