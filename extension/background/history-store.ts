import { openDB, type DBSchema, type IDBPDatabase, type IDBPIndex } from 'idb';
import type { HistoryRecord } from '../../shared/history/record.ts';

/** Raised with every change of the stored form; `upgrade` below leads from each older one. */
const VERSION = 2;
const DAY = 86_400_000;

/** How long history is kept unless the user says otherwise (design/architecture, decision 7). */
export const RETENTION_DAYS = 365;

/** Sender, decision and time of a record. A record without a sender is in no index that begins with it. */
type BySender = [string, HistoryRecord['decision'], number];

interface HistorySchema extends DBSchema {
  records: {
    key: number;
    value: HistoryRecord;
    indexes: { time: number; sender: string; 'sender-decision-time': BySender };
  };
}

/** What history tells of one sender. */
export interface SenderHistory {
  readonly address: string;
  /** Trackers of that sender that were blocked. */
  readonly blocked: number;
  /** Different days on which that was, by this computer's clock. */
  readonly days: number;
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

  /**
   * Counts the blocked trackers of each of these senders, in their order; senders without any are left out.
   *
   * @param addresses lower case, as they are recorded
   */
  async ofSenders(addresses: readonly string[]): Promise<SenderHistory[]> {
    const index = (await this.open()).transaction('records').store.index('sender-decision-time');
    const found = await Promise.all(
      addresses.map(async (address) => {
        const blocked = await index.count(blockedSince(address, 0));
        return { address, blocked, days: blocked === 0 ? 0 : await countDays(index, address) };
      }),
    );
    return found.filter(({ blocked }) => blocked > 0);
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
      upgrade(database, before, _now, transaction) {
        if (before < 1) {
          const store = database.createObjectStore('records', { autoIncrement: true });
          store.createIndex('time', 'time');
          store.createIndex('sender', 'sender');
        }
        if (before < 2)
          transaction
            .objectStore('records')
            .createIndex('sender-decision-time', ['sender', 'decision', 'time']);
      },
      // A newer version of the extension wants to change the stored form: it must not wait for us.
      blocking: () => {
        void this.close();
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
  private async close(): Promise<void> {
    const open = this.database;
    this.database = null;
    (await open)?.close();
  }
}

type SenderIndex = IDBPIndex<HistorySchema, ['records'], 'records', 'sender-decision-time'>;

function blockedSince(address: string, time: number): IDBKeyRange {
  return IDBKeyRange.bound([address, 'block', time], [address, 'block', Infinity]);
}

/** Jumps from the first record of a day to the first of a later one: as many steps as days, however many records. */
async function countDays(index: SenderIndex, address: string): Promise<number> {
  let days = 0;
  let cursor = await index.openKeyCursor(blockedSince(address, 0));
  while (cursor) {
    days += 1;
    const day = new Date(cursor.key[2]);
    const next = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
    cursor = await cursor.continue([address, 'block', next]);
  }
  return days;
}
