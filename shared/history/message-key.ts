import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What tells one message from another, as the webmail's page says it; held nowhere but in a hash. */
export interface MessageIdentity {
  /** The mailbox's address; null where the page does not say it. */
  readonly mailbox: string | null;
  readonly sender: string;
  /** Milliseconds since 1970, from the page itself: the same each time that the message is opened. */
  readonly date: number | null;
  /** URL of the message's source; null where the webmail has none. */
  readonly source: string | null;
  /** When it is seen (milliseconds since 1970). */
  readonly seen: number;
}

/**
 * The key under which a message is counted once, however often it is opened: a keyed hash, so that nobody who reads
 * history can try addresses or dates against it without this installation's salt, and none against another's history.
 *
 * By the date to the minute; without a date, by the address of the source; without both, by the day on which it is
 * seen: all such messages of one sender and day count as one, and never as messages that came after an opt-out.
 *
 * @param salt of this installation, any text of 128 bits of chance
 */
export function messageKey(salt: string, identity: MessageIdentity): string {
  const { mailbox, sender, date, source, seen } = identity;
  const own = [mailbox?.toLowerCase() ?? '', sender.toLowerCase()];
  if (date !== null) return keyed(salt, ['minute', ...own, Math.floor(date / MINUTE)]);
  return keyed(salt, source === null ? ['day', ...own, Math.floor(seen / DAY)] : ['source', ...own, source]);
}

/** Stands for a mailbox in history: tells two mailboxes apart and says the address of neither. null where it is unknown. */
export function mailboxKey(salt: string, mailbox: string | null): string | null {
  return mailbox === null ? null : keyed(salt, ['mailbox', mailbox.toLowerCase()]);
}

/** Stands for a tracker's URL within its message. @param url as the sender wrote it, proxies undone */
export function trackerKey(salt: string, url: string): string {
  return keyed(salt, ['tracker', url]);
}

function keyed(salt: string, parts: readonly (string | number)[]): string {
  const hash = hmac(sha256, utf8ToBytes(salt), utf8ToBytes(JSON.stringify(parts)));
  return bytesToHex(hash.subarray(0, KEY_BYTES));
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** 128 bits: two messages of one user never meet. */
const KEY_BYTES = 16;
