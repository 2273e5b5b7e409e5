import { keysFor, type ApprovalIndex } from '../../shared/decide/approval-index.ts';
import { allowedByPolicy } from '../../shared/decide/approvals.ts';
import { UNKNOWN_POLICY } from '../../shared/decide/managed-policy.ts';
import type { DeclaredPurpose } from '../../shared/disclose/disclosure.ts';
import type { PurposeId } from '../../shared/disclose/purposes.ts';
import type { DisclosureSummary, PastOptOut, PurposeState } from '../../shared/ui/disclosure-summary.ts';
import { isWithdrawn, type Consent } from './consent.ts';
import type { JudgedMessage, ViewFacts } from './judge-view.ts';
import type { Judged } from './summary.ts';

/** What a face shows of one message's purposes and ways out. @param pastOptOuts of its sender, newest first */
export function disclosureSummary(
  { disclosure, judged }: JudgedMessage,
  { context, learned, consent }: ViewFacts,
  pastOptOuts: readonly PastOptOut[],
): DisclosureSummary {
  const sender = context?.sender.address?.toLowerCase() ?? null;
  const authenticated = disclosure.authentication.state === 'authenticated';
  return {
    disclosure,
    approvals: disclosure.purposes.map((declared): PurposeState => {
      // What is allowed for many counts for this sender only if it is confirmed, and was not asked to stop.
      const everyonePossible = authenticated && !isWithdrawn([declared], consent.optedOut);
      return {
        purpose: declared.purpose,
        ...approvedFor(declared, sender, consent.approvals),
        everyonePossible,
        locked: lockOf(declared, consent.managed, everyonePossible),
        newHosts: newHostsOf(declared.purpose, judged),
      };
    }),
    pastOptOuts,
    canCheckSender: context !== null && context.source !== null && learned.header === null,
    wellKnown: learned.wellKnown.state,
  };
}

function approvedFor(
  { purpose, regime }: DeclaredPurpose,
  sender: string | null,
  { senders, everyone }: ApprovalIndex,
): Pick<PurposeState, 'forSender' | 'forEveryone'> {
  const keys = keysFor(purpose, regime);
  const ofSender = sender === null ? undefined : senders.get(sender);
  return {
    forSender: keys.some((key) => ofSender?.has(key) === true),
    forEveryone: keys.some((key) => everyone.has(key)),
  };
}

/** What an administrator's policy makes of a purpose for this very sender; null: the user decides. */
function lockOf(
  declared: DeclaredPurpose,
  managed: Consent['managed'],
  everyonePossible: boolean,
): PurposeState['locked'] {
  if (managed === UNKNOWN_POLICY) return null; // Nobody has decided anything, as far as can be said.
  if (managed.forbid.includes(declared.purpose)) return 'forbidden';
  if (everyonePossible && allowedByPolicy(declared, managed)) return 'allowed';
  return managed.lock ? 'forbidden' : null;
}

/** Hosts of trackers that serve an approved purpose, and came after the approval: by their host, or by their path. */
function newHostsOf(purpose: PurposeId, judged: readonly Judged[]): string[] {
  const found = judged.filter(
    ({ decision, needs }) =>
      (decision.reason === 'new-host' || decision.reason === 'new-path') &&
      needs?.some((one) => one.purpose === purpose) === true,
  );
  return [...new Set(found.map(({ judgement }) => new URL(judgement.originalUrl).hostname))];
}
