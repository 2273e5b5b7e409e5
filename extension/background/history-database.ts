import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type OpenDBCallbacks,
  type StoreNames,
} from 'idb';
import type { StoredOptOut } from '../../shared/history/opt-out-record.ts';
import type { HistoryRecord } from '../../shared/history/record.ts';
import type { SeenMessage } from '../../shared/history/seen-message.ts';

/** Raised with every change of the stored form; `upgrade` below leads from each older one. */
const VERSION = 3;

/** Sender, decision and time of a record. A record without a sender is in no index that begins with it. */
type BySender = [string, HistoryRecord['decision'], number];

/** What history keeps: each tracker that was judged, each message that had one, each opt-out. */
export interface HistorySchema extends DBSchema {
  records: {
    key: number;
    value: HistoryRecord;
    indexes: { time: number; sender: string; 'sender-decision-time': BySender };
  };
  messages: {
    key: string;
    value: SeenMessage;
    indexes: { lastSeen: number; 'sender-lastSeen': [string, number] };
  };
  optOuts: {
    key: string;
    value: StoredOptOut;
    indexes: { time: number; sender: string };
  };
}

export type HistoryDatabase = IDBPDatabase<HistorySchema>;

/** A transaction over these stores. */
export type HistoryTransaction<Stores extends StoreNames<HistorySchema>> = IDBPTransaction<
  HistorySchema,
  Stores[],
  'readwrite'
>;

/** Opens the database, in the current form. @throws DOMException when it cannot be opened */
export function openHistory(
  name: string,
  callbacks: Pick<OpenDBCallbacks<HistorySchema>, 'blocking' | 'terminated'>,
): Promise<HistoryDatabase> {
  return openDB<HistorySchema>(name, VERSION, {
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
      if (before < 3) {
        const messages = database.createObjectStore('messages', { keyPath: 'key' });
        messages.createIndex('lastSeen', 'lastSeen');
        messages.createIndex('sender-lastSeen', ['sender', 'lastSeen']);
        const optOuts = database.createObjectStore('optOuts', { keyPath: 'id' });
        optOuts.createIndex('time', 'time');
        optOuts.createIndex('sender', 'sender');
      }
    },
    ...callbacks,
  });
}

/** All addresses that begin like this one and a tag, whatever their domain, in the same index. */
export function ofTagged(bare: string): IDBKeyRange {
  const local = bare.slice(0, Math.max(0, bare.lastIndexOf('@')));
  return IDBKeyRange.bound([`${local}+`], [`${local},`]); // The comma stands next to the plus.
}

/** All of one sender in an index that goes on with a time. */
export function ofSender(sender: string): IDBKeyRange {
  return IDBKeyRange.bound([sender, 0], [sender, Infinity]);
}
