import type { Decision } from '../decide/decision.ts';
import type { DeclaredPurpose, NeededPurpose } from '../disclose/disclosure.ts';
import { PURPOSES } from '../disclose/purposes.ts';

/** One tracker of a message that was seen. */
export interface SeenTracker {
  /** `trackerKey` of its URL. */
  readonly id: string;
  /** Lower case. */
  readonly host: string;
  readonly vendor: string | null;
  /** What was decided the last time. */
  readonly decision: Decision['decision'];
  /** What its sender declares for it, as it counts; null: nothing. */
  readonly needs: readonly NeededPurpose[] | null;
}

/** One message, as far as history keeps it: no subject, no text, no addresses but the sender's. */
export interface SeenMessage {
  /** `messageKey`. */
  readonly key: string;
  /** Lower case. */
  readonly sender: string;
  /** `mailboxKey`; null where the webmail does not say whose it is. */
  readonly mailbox: string | null;
  /** Milliseconds since 1970, as the page or its source says, which is the sender's word; null: unknown. */
  readonly date: number | null;
  /** By this computer's clock, in milliseconds since 1970. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly trackers: readonly SeenTracker[];
  /** In the order of `PURPOSES`. */
  readonly declared: readonly DeclaredPurpose[];
}

/** Trackers of one message that are told apart; a message with more is a bomb, and counts as one with so many. */
export const MAX_SEEN_TRACKERS = 200;

/**
 * When a message was sent, by its own date and what we know for certain: never after we first saw it. A date further in
 * the future than clocks go wrong is no date (the sender's clock, or the sender, is wrong): null.
 */
export function dateOf({ date, firstSeen }: Pick<SeenMessage, 'date' | 'firstSeen'>): number | null {
  if (date === null || !(date > 0) || date > firstSeen + CLOCK_ERROR) return null;
  return Math.min(date, firstSeen);
}

/** The declared exemptions cover all that this tracker is for (recommendation, section 3.2), and none is in doubt. */
export function isExempt({ needs }: Pick<SeenTracker, 'needs'>): boolean {
  return needs !== null && needs.length > 0 && needs.every(({ regime }) => regime === 'exempt');
}

/**
 * A message that is seen again: what was found before and now, the later word where they differ. A declaration read from
 * the source stays when the message is next opened without it.
 */
export function seenAgain(before: SeenMessage, now: SeenMessage): SeenMessage {
  const trackers = new Map([...before.trackers, ...now.trackers].map((one) => [one.id, one]));
  return {
    ...now,
    date: now.date ?? before.date,
    firstSeen: Math.min(before.firstSeen, now.firstSeen),
    lastSeen: Math.max(before.lastSeen, now.lastSeen),
    trackers: [...trackers.values()].slice(0, MAX_SEEN_TRACKERS),
    declared: declaredAgain(before.declared, now.declared),
  };
}

function declaredAgain(
  before: readonly DeclaredPurpose[],
  now: readonly DeclaredPurpose[],
): DeclaredPurpose[] {
  return PURPOSES.flatMap((purpose) => {
    const said = [...now, ...before].filter((one) => one.purpose === purpose);
    const [latest] = said;
    return latest ? [{ ...latest, carriers: [...new Set(said.flatMap(({ carriers }) => carriers))] }] : [];
  });
}

/** A day: time zones, and clocks set by hand (milliseconds). */
const CLOCK_ERROR = 86_400_000;
