import type { Decision } from '../decide/decision.ts';
import type { Judgement } from '../detect/judgement.ts';
import type { DeclaredPurpose, NeededPurpose } from '../disclose/disclosure.ts';
import { mailboxKey, messageKey, trackerKey } from './message-key.ts';
import { MAX_SEEN_TRACKERS, type SeenMessage } from './seen-message.ts';

/** What is known of a message that is open. */
export interface MessageFacts {
  readonly sender: string;
  /** The mailbox's address; null where the page does not say it. */
  readonly mailbox: string | null;
  /** As the page says it (`MessageInPage.date`), not as its source does: it tells messages apart. */
  readonly date: number | null;
  /** `MessageInPage.source`. */
  readonly source: string | null;
  /** As the message's source says it, where that was read (milliseconds since 1970). */
  readonly headerDate: number | null;
  /** Now, in milliseconds since 1970. */
  readonly seen: number;
  readonly declared: readonly DeclaredPurpose[];
  /** Its trackers; empty where it has none, which counts too. */
  readonly trackers: readonly JudgedTracker[];
}

/** A tracker with its decision, and what must be approved for it; null: nothing is declared for it. */
export interface JudgedTracker {
  readonly judgement: Pick<Judgement, 'originalUrl' | 'vendor'>;
  readonly decision: Pick<Decision, 'decision'>;
  readonly needs: readonly NeededPurpose[] | null;
}

/** What history keeps of an open message. @param salt of this installation */
export function seenMessageOf(salt: string, facts: MessageFacts): SeenMessage {
  const { sender, mailbox, date, headerDate, seen, declared, trackers } = facts;
  const kept = trackers.map(({ judgement: { originalUrl, vendor }, decision: { decision }, needs }) => ({
    id: trackerKey(salt, originalUrl),
    host: new URL(originalUrl).hostname,
    vendor: vendor?.id ?? null,
    decision,
    needs,
  }));
  return {
    key: messageKey(salt, facts),
    sender: sender.toLowerCase(),
    mailbox: mailboxKey(salt, mailbox),
    date: date ?? headerDate,
    firstSeen: seen,
    lastSeen: seen,
    trackers: [...new Map(kept.map((one) => [one.id, one])).values()].slice(0, MAX_SEEN_TRACKERS),
    declared,
  };
}
