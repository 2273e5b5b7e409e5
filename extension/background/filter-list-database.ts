import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import * as v from 'valibot';
import { filterListSchema, type FilterList } from '../filter-lists.ts';

/** Raised with every change of the stored form. */
const VERSION = 1;

/** What a list holds. */
export interface ListContent {
  readonly id: string;
  /** As the engine keeps it. */
  readonly engine: Uint8Array;
  /** The list's text, compressed: another version of the engine reads it again. */
  readonly source: Uint8Array;
}

/** Where lists are kept. */
export interface ListStore {
  /** The oldest first; a damaged row counts as absent. */
  rows(): Promise<readonly FilterList[]>;
  content(id: string): Promise<ListContent | undefined>;
  /** Writes a row, with its content where that is new: both or neither. */
  put(row: FilterList, content?: ListContent): Promise<void>;
  remove(id: string): Promise<void>;
}

interface ListSchema extends DBSchema {
  lists: { key: string; value: FilterList };
  contents: { key: string; value: ListContent };
}

/** Filter lists in IndexedDB, opened when first asked for. */
export class ListDatabase implements ListStore {
  #database: Promise<IDBPDatabase<ListSchema>> | null = null;

  async rows(): Promise<readonly FilterList[]> {
    const rows: readonly unknown[] = await (await this.#open()).getAll('lists');
    return rows.filter((row) => v.is(filterListSchema, row)).sort((a, b) => a.added - b.added);
  }

  async content(id: string): Promise<ListContent | undefined> {
    return (await this.#open()).get('contents', id);
  }

  async put(row: FilterList, content?: ListContent): Promise<void> {
    const change = (await this.#open()).transaction(['lists', 'contents'], 'readwrite');
    await Promise.all([
      change.objectStore('lists').put(row),
      content && change.objectStore('contents').put(content),
      change.done,
    ]);
  }

  async remove(id: string): Promise<void> {
    const change = (await this.#open()).transaction(['lists', 'contents'], 'readwrite');
    await Promise.all([
      change.objectStore('lists').delete(id),
      change.objectStore('contents').delete(id),
      change.done,
    ]);
  }

  #open(): Promise<IDBPDatabase<ListSchema>> {
    const again = (): void => {
      this.#database = null;
    };
    this.#database ??= openDB<ListSchema>('filter-lists', VERSION, {
      upgrade(database) {
        database.createObjectStore('lists', { keyPath: 'id' });
        database.createObjectStore('contents', { keyPath: 'id' });
      },
      terminated: again,
    });
    this.#database.catch(again);
    return this.#database;
  }
}
