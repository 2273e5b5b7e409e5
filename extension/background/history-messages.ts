import { seenAgain, type SeenMessage } from '../../shared/history/seen-message.ts';
import { untagged } from '../../shared/history/opt-out-reach.ts';
import { ofSender, ofTagged, type HistoryDatabase, type HistoryTransaction } from './history-database.ts';

/** Messages of one sender that are looked at, the newest: years of a daily newsletter. */
const MAX_MESSAGES_OF_SENDER = 2_000;

/**
 * Writes messages down, each once however often it is seen. One without a tracker is kept only if it had one before, or
 * if an opt-out is being watched: history is no list of all who write to the user.
 */
export async function putMessages(
  transaction: HistoryTransaction<'records' | 'messages' | 'optOuts'>,
  messages: readonly SeenMessage[],
): Promise<void> {
  const store = transaction.objectStore('messages');
  const asked = await transaction.objectStore('optOuts').getAll();
  const watched = new Set(asked.map(({ sender }) => untagged(sender)));
  for (const message of messages) {
    const before = await store.get(message.key);
    if (before) await store.put(seenAgain(before, message));
    else if (message.trackers.length > 0 || watched.has(untagged(message.sender))) await store.put(message);
  }
}

/** The messages of a sender, the latest first. */
export async function messagesOf(database: HistoryDatabase, sender: string): Promise<SeenMessage[]> {
  const index = database.transaction('messages').store.index('sender-lastSeen');
  const found: SeenMessage[] = [];
  let cursor = await index.openCursor(ofSender(sender), 'prev');
  while (cursor && found.length < MAX_MESSAGES_OF_SENDER) {
    found.push(cursor.value);
    cursor = await cursor.continue();
  }
  return found;
}

/** The same of all addresses that differ by their tag alone (`untagged`): who was asked to stop may write under any. */
export async function messagesOfAnyTag(database: HistoryDatabase, sender: string): Promise<SeenMessage[]> {
  const bare = untagged(sender);
  const index = database.transaction('messages').store.index('sender-lastSeen');
  const tagged: SeenMessage[] = [];
  let cursor = await index.openCursor(ofTagged(bare));
  while (cursor && tagged.length < MAX_MESSAGES_OF_SENDER) {
    if (untagged(cursor.value.sender) === bare) tagged.push(cursor.value);
    cursor = await cursor.continue();
  }
  return [...(await messagesOf(database, bare)), ...tagged];
}

/** When a message of this sender was last seen, in milliseconds since 1970; 0: never. */
export async function lastSeenOf(
  transaction: HistoryTransaction<'messages' | 'optOuts'>,
  sender: string,
): Promise<number> {
  const cursor = await transaction
    .objectStore('messages')
    .index('sender-lastSeen')
    .openKeyCursor(ofSender(sender), 'prev');
  return cursor?.key[1] ?? 0;
}
