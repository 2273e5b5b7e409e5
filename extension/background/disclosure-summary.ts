import { keysFor, type ApprovalIndex } from '../../shared/decide/approval-index.ts';
import { UNKNOWN_POLICY, type ManagedPolicy } from '../../shared/decide/managed-policy.ts';
import type { DeclaredPurpose } from '../../shared/disclose/disclosure.ts';
import type { PurposeId } from '../../shared/disclose/purposes.ts';
import type { DisclosureSummary, PastOptOut, PurposeState } from '../../shared/ui/disclosure-summary.ts';
import type { JudgedMessage, ViewFacts } from './judge-view.ts';
import type { Judged } from './summary.ts';

/** What a face shows of one message's purposes and ways out. @param pastOptOuts of its sender, newest first */
export function disclosureSummary(
  { disclosure, judged }: JudgedMessage,
  { context, learned, consent }: ViewFacts,
  pastOptOuts: readonly PastOptOut[],
): DisclosureSummary {
  const sender = context?.sender.address?.toLowerCase() ?? null;
  const everyonePossible = disclosure.authentication.state === 'authenticated';
  return {
    disclosure,
    approvals: disclosure.purposes.map((declared): PurposeState => ({
      purpose: declared.purpose,
      ...approvedFor(declared, sender, consent.approvals),
      everyonePossible,
      locked: lockOf(declared.purpose, consent.managed),
      newHosts: newHostsOf(declared.purpose, judged),
    })),
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

function lockOf(purpose: PurposeId, policy: ManagedPolicy): PurposeState['locked'] {
  if (policy === UNKNOWN_POLICY) return null; // Nobody has decided anything, as far as can be said.
  const { allow, forbid, lock } = policy;
  if (forbid.includes(purpose)) return 'forbidden';
  if (allow.includes(purpose)) return 'allowed';
  return lock ? 'forbidden' : null;
}

/** Trackers that serve an approved purpose from a host that came after the approval. */
function newHostsOf(purpose: PurposeId, judged: readonly Judged[]): string[] {
  const found = judged.filter(
    ({ decision, needs }) =>
      decision.reason === 'new-host' && needs?.some((one) => one.purpose === purpose) === true,
  );
  return [...new Set(found.map(({ judgement }) => new URL(judgement.originalUrl).hostname))];
}
