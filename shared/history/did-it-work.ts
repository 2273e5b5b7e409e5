import { PURPOSES, type PurposeId } from '../disclose/purposes.ts';
import { untagged } from './opt-out-reach.ts';
import type { OptOutRecord, StoredOptOut } from './opt-out-record.ts';
import { dateOf, isExempt, type SeenMessage, type SeenTracker } from './seen-message.ts';

/** An opt-out and what came of it, by the messages that were seen since. */
export interface OptOutOutcome extends OptOutRecord {
  /** Messages of that sender to that mailbox dated after it. */
  readonly later: number;
  /** Those with a tracker for something that was withdrawn, or for which the sender declares nothing. */
  readonly stillTracking: number;
  /** Those whose trackers are declared, and without doubt, under an exemption: no consent was there to withdraw. */
  readonly exempt: number;
  /** Messages first seen after it whose date nobody knows: never counted above. */
  readonly undated: number;
  /** When the first and the last of those that still track were sent (milliseconds since 1970); null without any. */
  readonly firstStill: number | null;
  readonly lastStill: number | null;
  /** For each withdrawn purpose that is still declared for a tracker, in how many later messages. */
  readonly byPurpose: readonly { readonly purpose: PurposeId; readonly messages: number }[];
  /** Later messages with a tracker for which nothing is declared. */
  readonly undeclared: number;
}

/**
 * Judges an opt-out by the dates of the messages themselves. A message counts as later only if its date is after the
 * opt-out; one that was seen before it never does, whatever its date says (`dateOf`). A sender who dates messages back
 * gets away with it: their mail counts as earlier.
 *
 * @param messages of any sender and mailbox; only those of the opt-out's count, whatever the address's tag, and an unknown
 *   mailbox is one of its own
 */
export function didItWork(optOut: StoredOptOut, messages: readonly SeenMessage[]): OptOutOutcome {
  const { watchedFrom, ...record } = optOut;
  const asked = untagged(optOut.sender);
  const own = messages.filter(
    ({ sender, mailbox }) => untagged(sender) === asked && mailbox === optOut.mailbox,
  );
  const since = own.filter(({ firstSeen }) => firstSeen > watchedFrom);
  const later = since.flatMap((message) => {
    const date = dateOf(message);
    return date !== null && date > watchedFrom ? [{ date, trackers: message.trackers }] : [];
  });
  const withdrawn = optOut.purposes.length > 0 ? optOut.purposes : PURPOSES;
  const still = later.filter((one) => stillTracks(one, withdrawn));
  const dates = still.map(({ date }) => date).sort((one, other) => one - other);
  return {
    ...record,
    later: later.length,
    stillTracking: still.length,
    exempt: later.filter((one) => one.trackers.some(isExempt) && !stillTracks(one, withdrawn)).length,
    undated: since.filter((message) => dateOf(message) === null).length,
    firstStill: dates[0] ?? null,
    lastStill: dates.at(-1) ?? null,
    byPurpose: withdrawn.flatMap((purpose) => {
      const messages = still.filter(({ trackers }) => trackers.some((one) => serves(one, purpose))).length;
      return messages > 0 ? [{ purpose, messages }] : [];
    }),
    undeclared: still.filter(({ trackers }) => trackers.some(isUndeclared)).length,
  };
}

/** Whether a tracker is left that serves a withdrawn purpose by consent, or of which its sender says nothing. */
function stillTracks(
  { trackers }: { readonly trackers: readonly SeenTracker[] },
  withdrawn: readonly PurposeId[],
): boolean {
  return trackers.some(
    (tracker) => isUndeclared(tracker) || withdrawn.some((purpose) => serves(tracker, purpose)),
  );
}

function serves({ needs }: SeenTracker, purpose: PurposeId): boolean {
  return needs?.some((need) => need.purpose === purpose && need.regime === 'consent') ?? false;
}

function isUndeclared({ needs }: SeenTracker): boolean {
  return needs === null || needs.length === 0;
}
