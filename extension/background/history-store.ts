import type { IDBPIndex } from 'idb';
import { declaredOverTime, type DeclaredPeriod } from '../../shared/history/declared-over-time.ts';
import type { HistoryColumns } from '../../shared/history/columns.ts';
import type { HistoryRows } from '../../shared/history/history-rows.ts';
import type { OptOutOutcome } from '../../shared/history/did-it-work.ts';
import type { OptOutSender } from '../../shared/history/opt-out-reach.ts';
import type { OptOutRecord, OptOutState } from '../../shared/history/opt-out-record.ts';
import type { HistoryRecord } from '../../shared/history/record.ts';
import type { SeenMessage } from '../../shared/history/seen-message.ts';
import { ofSender, openHistory, type HistoryDatabase, type HistorySchema } from './history-database.ts';
import { mergeRows, type MergeCounts } from './history-merge.ts';
import { messagesOf, putMessages } from './history-messages.ts';
import { changeOptOut, outcomesFor, outcomesOf, pruneOptOuts, putOptOut } from './history-opt-outs.ts';
import { loadRecords, rowsOf, rowsOfSenders } from './history-reading.ts';

const DAY = 86_400_000;

/** How long history is kept unless the user says otherwise (design/architecture, decision 7). */
export const RETENTION_DAYS = 365;

const ALL = ['records', 'messages', 'optOuts'] as const;

/** What history tells of one sender. */
export interface SenderHistory {
  readonly address: string;
  /** Trackers of that sender that were blocked. */
  readonly blocked: number;
  /** Different days on which that was, by this computer's clock. */
  readonly days: number;
}

/** What history tells of one sender's purposes and opt-outs. */
export interface SenderDisclosures {
  readonly messages: number;
  /** The earliest first. */
  readonly declared: readonly DeclaredPeriod[];
  /** From whichever mailbox, newest first. */
  readonly optOuts: readonly OptOutOutcome[];
}

/** The history of trackers, messages and opt-outs in this browser's IndexedDB. Addresses are lower case, as recorded. */
export class HistoryStore {
  private database: Promise<HistoryDatabase> | null = null;
  private readonly name: string;

  constructor(name = 'history') {
    this.name = name;
  }

  /**
   * Adds the records of judged views and the messages they belong to: all of them or, if the disk is full, none.
   *
   * @throws DOMException
   */
  async add(records: readonly HistoryRecord[], messages: readonly SeenMessage[] = []): Promise<void> {
    if (records.length === 0 && messages.length === 0) return;
    const transaction = (await this.open()).transaction([...ALL], 'readwrite');
    const store = transaction.objectStore('records');
    const written = Promise.all([
      ...records.map((record) => store.add(record)),
      putMessages(transaction, messages),
    ]);
    written.catch(() => {
      // A row that cannot be written by its form fails alone; the others must not stay without it.
      abort(transaction);
    });
    await Promise.all([written, transaction.done]);
  }

  /** Counts the blocked trackers of each of these senders, in their order; senders without any are left out. */
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

  /** What a sender declared over time, and what came of each opt-out. */
  async ofSender(address: string): Promise<SenderDisclosures> {
    const database = await this.open();
    const messages = await messagesOf(database, address);
    const optOuts = await outcomesOf(database, address);
    return { messages: messages.length, declared: declaredOverTime(messages), optOuts };
  }

  /** The opt-outs that hold for a sender and were asked for from one mailbox (`mailboxKey`), newest first. */
  async optOutsOf(who: OptOutSender, mailbox: string | null): Promise<OptOutOutcome[]> {
    return outcomesFor(await this.open(), who, mailbox);
  }

  /** Remembers an opt-out, and watches its sender from now on. @throws DOMException */
  async addOptOut(record: OptOutRecord): Promise<void> {
    await putOptOut(await this.open(), record);
  }

  /** What became of an opt-out. @param id of its record */
  async changeOptOut(id: string, state: OptOutState): Promise<void> {
    await changeOptOut(await this.open(), id, state);
  }

  /** Deletes all that is known of a sender, opt-outs too: nobody is watched any more. */
  async forgetSender(address: string): Promise<void> {
    const transaction = (await this.open()).transaction([...ALL], 'readwrite');
    const own = [
      transaction.objectStore('records').index('sender').iterate(address),
      transaction.objectStore('messages').index('sender-lastSeen').iterate(ofSender(address)),
      transaction.objectStore('optOuts').index('sender').iterate(address),
    ];
    for (const found of own) for await (const cursor of found) await cursor.delete();
    await transaction.done;
  }

  /**
   * Deletes what is older than the retention; opt-outs stay as long as their sender writes.
   *
   * @param now milliseconds since 1970
   * @param days of retention
   */
  async prune(now: number, days = RETENTION_DAYS): Promise<void> {
    const transaction = (await this.open()).transaction([...ALL], 'readwrite');
    const old = IDBKeyRange.upperBound(now - days * DAY);
    const records = transaction.objectStore('records').index('time');
    for await (const cursor of records.iterate(old)) await cursor.delete();
    const messages = transaction.objectStore('messages').index('lastSeen');
    for await (const cursor of messages.iterate(old)) await cursor.delete();
    await pruneOptOuts(transaction, old);
    await transaction.done;
  }

  /** Reads all records into columns, batch by batch. @param progress told how many of how many have been read */
  async load(columns: HistoryColumns, progress: (loaded: number, total: number) => void): Promise<void> {
    await loadRecords(await this.open(), columns, progress);
  }

  /** All that is kept of one sender. */
  async rowsOf(sender: string): Promise<HistoryRows> {
    return rowsOf(await this.open(), sender);
  }

  /** The messages and opt-outs of these senders. @param senders null: of all */
  async rowsOfSenders(senders: ReadonlySet<string> | null): Promise<Omit<HistoryRows, 'records'>> {
    return rowsOfSenders(await this.open(), senders);
  }

  /** Adds another history, without doubles: all of it or, if anything fails, nothing. @throws DOMException */
  async merge(rows: HistoryRows): Promise<MergeCounts> {
    const transaction = (await this.open()).transaction([...ALL], 'readwrite');
    const merged = mergeRows(transaction, rows);
    merged.catch(() => {
      abort(transaction);
    });
    const [counts] = await Promise.all([merged, transaction.done]);
    return counts;
  }

  /** Deletes everything. @throws DOMException */
  async reset(): Promise<void> {
    const transaction = (await this.open()).transaction([...ALL], 'readwrite');
    await Promise.all([...ALL.map((name) => transaction.objectStore(name).clear()), transaction.done]);
  }

  private open(): Promise<HistoryDatabase> {
    this.database ??= openHistory(this.name, {
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

/** Undoes what a transaction has written; one that is over already has done so itself. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
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
