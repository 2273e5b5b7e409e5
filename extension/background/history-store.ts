import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { HistoryRecord } from '../../shared/history/record.ts';

/** Raised with every change of the stored form; `upgrade` below leads from each older one. */
const VERSION = 1;
const DAY = 86_400_000;

/** How long history is kept unless the user says otherwise (design/architecture, decision 7). */
export const RETENTION_DAYS = 365;

interface HistorySchema extends DBSchema {
  records: { key: number; value: HistoryRecord; indexes: { time: number; sender: string } };
}

/** The history of blocked trackers in this browser's IndexedDB. */
export class HistoryStore {
  private database: Promise<IDBPDatabase<HistorySchema>> | null = null;
  private readonly name: string;

  constructor(name = 'history') {
    this.name = name;
  }

  /** Adds the records of one judged view: all of them or, if the disk is full, none. @throws DOMException */
  async add(records: readonly HistoryRecord[]): Promise<void> {
    if (records.length === 0) return;
    const transaction = (await this.open()).transaction('records', 'readwrite');
    await Promise.all([...records.map((record) => transaction.store.add(record)), transaction.done]);
  }

  /** Deletes what is older than the retention. */
  async prune(now: number): Promise<void> {
    const transaction = (await this.open()).transaction('records', 'readwrite');
    const old = IDBKeyRange.upperBound(now - RETENTION_DAYS * DAY);
    for await (const cursor of transaction.store.index('time').iterate(old)) await cursor.delete();
    await transaction.done;
  }

  private open(): Promise<IDBPDatabase<HistorySchema>> {
    this.database ??= openDB<HistorySchema>(this.name, VERSION, {
      upgrade(database) {
        const store = database.createObjectStore('records', { autoIncrement: true });
        store.createIndex('time', 'time');
        store.createIndex('sender', 'sender');
      },
      terminated: () => {
        this.database = null;
      },
    });
    this.database.catch(() => {
      this.database = null;
    });
    return this.database;
  }
}
