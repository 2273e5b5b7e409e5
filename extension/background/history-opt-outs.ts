import { didItWork, type OptOutOutcome } from '../../shared/history/did-it-work.ts';
import { reaches, type OptOutSender } from '../../shared/history/opt-out-reach.ts';
import type { OptOutRecord, OptOutState, StoredOptOut } from '../../shared/history/opt-out-record.ts';
import { ofSender, type HistoryDatabase, type HistoryTransaction } from './history-database.ts';
import { lastSeenOf, messagesOfAnyTag } from './history-messages.ts';

/** Remembers an opt-out, to be watched from now on. @throws DOMException */
export async function putOptOut(database: HistoryDatabase, record: OptOutRecord): Promise<void> {
  const transaction = database.transaction(['messages', 'optOuts'], 'readwrite');
  const seen = await lastSeenOf(transaction, record.sender);
  const stored: StoredOptOut = { ...record, watchedFrom: Math.max(record.time, seen) };
  await transaction.objectStore('optOuts').put(stored);
  await transaction.done;
}

/** What became of an opt-out: `done` after `request-sent`, say. Nothing happens if it was forgotten meanwhile. */
export async function changeOptOut(database: HistoryDatabase, id: string, state: OptOutState): Promise<void> {
  const { store, done } = database.transaction('optOuts', 'readwrite');
  const record = await store.get(id);
  if (record) await store.put({ ...record, state });
  await done;
}

/** The opt-outs from a sender with what came of them, newest first. */
export async function outcomesOf(database: HistoryDatabase, sender: string): Promise<OptOutOutcome[]> {
  const records = await database.getAllFromIndex('optOuts', 'sender', sender);
  records.sort((one, other) => other.time - one.time);
  const messages = await messagesOfAnyTag(database, sender);
  return records.map((record) => didItWork(record, messages));
}

/**
 * The opt-outs that hold for a sender (`reaches`), asked for from one mailbox, with what came of them, newest first. There
 * are as many as one person asks for in a year: all are looked at.
 */
export async function outcomesFor(
  database: HistoryDatabase,
  who: OptOutSender,
  mailbox: string | null,
): Promise<OptOutOutcome[]> {
  const all = await database.getAll('optOuts');
  const holding = all.filter((one) => one.mailbox === mailbox && reaches(one, who));
  holding.sort((one, other) => other.time - one.time);
  return Promise.all(
    holding.map(async (record) => didItWork(record, await messagesOfAnyTag(database, record.sender))),
  );
}

/**
 * Forgets opt-outs that are older than the retention, but for those whose sender still writes: as long as a message of
 * that sender is remembered, so is what the user asked for.
 */
export async function pruneOptOuts(
  transaction: HistoryTransaction<'records' | 'messages' | 'optOuts'>,
  old: IDBKeyRange,
): Promise<void> {
  const messages = transaction.objectStore('messages').index('sender-lastSeen');
  for await (const cursor of transaction.objectStore('optOuts').index('time').iterate(old)) {
    if ((await messages.count(ofSender(cursor.value.sender))) === 0) await cursor.delete();
  }
}
