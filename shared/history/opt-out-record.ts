import type { OptOutKind } from '../disclose/opt-out.ts';
import type { PurposeId } from '../disclose/purposes.ts';

/** What is known of an opt-out, and no more: a page that was opened is not yet a request. */
export const OPT_OUT_STATES = [
  /** The request left; nobody confirmed it. */
  'request-sent',
  /** The request left, as far as anybody can say; no answer came in time. */
  'no-answer',
  /** The server confirmed it. */
  'done',
  /** The server answered, and did not confirm it. */
  'refused',
  /** The sender's page was opened, and the rest is the user's. */
  'page-opened',
  /** The e-mail programme was opened with the message to send. */
  'mail-opened',
  /** The user says that it is done. */
  'declared-by-user',
] as const;

export type OptOutState = (typeof OPT_OUT_STATES)[number];

/** One opt-out that the user asked a sender for. */
export interface OptOutRecord {
  /** Random. */
  readonly id: string;
  /** `mailboxKey` of the mailbox that it was asked from; null where that is unknown. */
  readonly mailbox: string | null;
  /** Lower case. */
  readonly sender: string;
  /** The list that its message came by, of an authenticated sender (`reaches`); older versions wrote none. */
  readonly list?: string | null | undefined;
  readonly kind: OptOutKind;
  /** Where it was sent to: a host, or a mail address's domain; lower case. */
  readonly host: string;
  /** What was withdrawn; empty: all that needs consent. */
  readonly purposes: readonly PurposeId[];
  /** When it was asked for, by this computer's clock (milliseconds since 1970). */
  readonly time: number;
  readonly state: OptOutState;
}

/** An opt-out with the moment from which messages count as later. */
export interface StoredOptOut extends OptOutRecord {
  /**
   * `time`, or when a message of this sender was last seen before, if that is later: after the clock was set back, no
   * message that had been seen already counts as later.
   */
  readonly watchedFrom: number;
}
