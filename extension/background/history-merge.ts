import type { HistoryRows } from '../../shared/history/history-rows.ts';
import { mergedMessage, MissingRecords } from '../../shared/history/merge.ts';
import type { HistoryTransaction } from './history-database.ts';

/** What a merge has added; what was there already is not counted. */
export interface MergeCounts {
  readonly records: number;
  readonly messages: number;
  readonly optOuts: number;
}

type Everything = HistoryTransaction<'records' | 'messages' | 'optOuts'>;

/** Rows read or written at once. */
const BATCH = 2_000;

/** Adds another history to this one, without doubles. What was asked for here (opt-outs) stays as it is known here. */
export async function mergeRows(transaction: Everything, rows: HistoryRows): Promise<MergeCounts> {
  const missing = new MissingRecords(rows.records);
  const records = transaction.objectStore('records');
  let from: IDBKeyRange | null = null;
  for (;;) {
    const keys: number[] = await records.getAllKeys(from, BATCH);
    const last = keys.at(-1);
    if (last === undefined) break;
    missing.known(await records.getAll(from, BATCH));
    from = IDBKeyRange.lowerBound(last, true);
  }
  const added = missing.rest();
  await inBatches(added, (record) => records.add(record));
  return {
    records: added.length,
    messages: await mergeMessages(transaction, rows.messages),
    optOuts: await mergeOptOuts(transaction, rows.optOuts),
  };
}

async function mergeMessages(transaction: Everything, messages: HistoryRows['messages']): Promise<number> {
  const store = transaction.objectStore('messages');
  const before = await store.count();
  // One after the other for one message: a file may name it twice.
  const distinct = new Map<string, HistoryRows['messages'][number]>();
  for (const one of messages) {
    const same = distinct.get(one.key);
    distinct.set(one.key, same ? mergedMessage(same, one) : one);
  }
  await inBatches([...distinct.values()], async (message) => {
    const here = await store.get(message.key);
    await store.put(here ? mergedMessage(here, message) : message);
  });
  return (await store.count()) - before;
}

async function mergeOptOuts(transaction: Everything, optOuts: HistoryRows['optOuts']): Promise<number> {
  const store = transaction.objectStore('optOuts');
  const before = await store.count();
  for (const one of optOuts) if ((await store.getKey(one.id)) === undefined) await store.put(one);
  return (await store.count()) - before;
}

/** Asks the database for many things at once, but not for all of them. */
async function inBatches<Row>(rows: readonly Row[], write: (row: Row) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await Promise.all(rows.slice(at, at + BATCH).map(write));
}
