import type { HistoryColumns } from '../../shared/history/columns.ts';
import type { HistoryRows } from '../../shared/history/history-rows.ts';
import { messageSchema, optOutSchema, recordSchema } from '../../shared/history/history-schema.ts';
import { sortOut } from './approvals-schema.ts';
import { ofSender, type HistoryDatabase } from './history-database.ts';

/** Records read at once: the first screens soon, then so many that the page stays free in between (some 20 ms). */
const FIRST_BATCH = 500;
const BATCH = 4_000;

/**
 * Reads all records that are there now into columns, those written last first, batch by batch.
 *
 * @param progress told after each batch how many of how many have been read
 */
export async function loadRecords(
  database: HistoryDatabase,
  columns: HistoryColumns,
  progress: (loaded: number, total: number) => void,
): Promise<void> {
  const total = await database.count('records');
  const newest = await edgeKey(database, 'prev');
  const oldest = await edgeKey(database, 'next');
  let size = FIRST_BATCH;
  for (let end = newest; end >= oldest && total > 0; end -= size, size = BATCH) {
    const batch = await database.getAll('records', IDBKeyRange.bound(end - size + 1, end));
    columns.append(batch.reverse());
    progress(columns.size + columns.skipped, total);
  }
}

/** The number of the record that was written last, or first. */
async function edgeKey(database: HistoryDatabase, direction: 'prev' | 'next'): Promise<number> {
  const cursor = await database.transaction('records').store.openKeyCursor(null, direction);
  return cursor?.key ?? 0;
}

/** All that is kept of one sender, but for rows that the disk has damaged. @param sender lower case; nothing is found for an unknown one */
export async function rowsOf(database: HistoryDatabase, sender: string): Promise<HistoryRows> {
  const [records, messages, optOuts] = await Promise.all([
    database.getAllFromIndex('records', 'sender', sender),
    database.getAllFromIndex('messages', 'sender-lastSeen', ofSender(sender)),
    database.getAllFromIndex('optOuts', 'sender', sender),
  ]);
  return {
    records: sortOut(recordSchema, records).good,
    messages: sortOut(messageSchema, messages).good,
    optOuts: sortOut(optOutSchema, optOuts).good,
  };
}

/** The messages and opt-outs of these senders. @param senders null: of all */
export async function rowsOfSenders(
  database: HistoryDatabase,
  senders: ReadonlySet<string> | null,
): Promise<Omit<HistoryRows, 'records'>> {
  const [messages, optOuts] = await Promise.all([database.getAll('messages'), database.getAll('optOuts')]);
  const isAsked = ({ sender }: { readonly sender: string }): boolean => senders?.has(sender) ?? true;
  return { messages: messages.filter(isAsked), optOuts: optOuts.filter(isAsked) };
}
