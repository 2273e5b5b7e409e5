import type { Authentication } from '../disclose/authentication.ts';
import type { NeededPurpose } from '../disclose/disclosure.ts';
import type { PurposeId } from '../disclose/purposes.ts';
import { regimeOf } from '../disclose/regime.ts';
import { keysFor, type ApprovalIndex, type Grants } from './approval-index.ts';
import type { ManagedPolicy } from './managed-policy.ts';

/** Where a tracker would load from. */
export interface TrackerPlace {
  /** Lower case. */
  readonly host: string;
  /** `pathShape` of its path. */
  readonly pathShape: string;
}

/** Who the message says to be from, and whether that is vouched for. */
export interface MessageSender {
  /** The From address; null where it is not known. */
  readonly address: string | null;
  readonly authentication: Authentication;
}

/** Why a tracker may load. Where its purposes were approved in different ways, the narrowest approval is named. */
export type ApprovedReason = 'approved-for-sender' | 'approved-for-everyone' | 'approved-by-policy';

/** Why it may not, the strongest first. */
export type RefusedReason =
  | 'undeclared'
  | 'forbidden-by-policy'
  | 'purpose-not-approved'
  /** Approved, but this message's sender is not authenticated as the approval wants it. */
  | 'sender-not-authenticated'
  /** Approved for this sender, and not seen or declared at that time. */
  | 'new-host'
  /** Approved for this unverified sender and host, for paths of another shape. */
  | 'new-path';

export type ApprovalAnswer =
  | { readonly approved: true; readonly reason: ApprovedReason }
  /** `purposes`: those that the reason is about; empty for `undeclared`. */
  | { readonly approved: false; readonly reason: RefusedReason; readonly purposes: readonly PurposeId[] };

const APPROVED = ['approved-for-sender', 'approved-for-everyone', 'approved-by-policy'] as const;
const REFUSED = [
  'undeclared',
  'forbidden-by-policy',
  'purpose-not-approved',
  'sender-not-authenticated',
  'new-host',
  'new-path',
] as const;

/**
 * Whether a tracker may load. Silence is refusal, and every purpose must be approved (recommendation, section 4:
 * consent is specific; design/architecture, decision 4: what an approval is bound to).
 *
 * @param needed from `neededPurposes`; null: its sender declares nothing for it
 */
export function isApproved(
  needed: readonly NeededPurpose[] | null,
  tracker: TrackerPlace,
  sender: MessageSender,
  approvals: ApprovalIndex,
  managed: ManagedPolicy,
): ApprovalAnswer {
  if (needed === null || needed.length === 0) return { approved: false, reason: 'undeclared', purposes: [] };
  const answers = needed.map((one) => ({
    purpose: one.purpose,
    reason: answerFor(one, tracker, sender, approvals, managed),
  }));
  for (const reason of REFUSED) {
    const purposes = answers.filter((answer) => answer.reason === reason).map(({ purpose }) => purpose);
    if (purposes.length > 0) return { approved: false, reason, purposes };
  }
  const reason = APPROVED.find((one) => answers.some((answer) => answer.reason === one));
  return { approved: true, reason: reason ?? 'approved-by-policy' };
}

type Reason = ApprovedReason | RefusedReason;

function answerFor(
  needed: NeededPurpose,
  tracker: TrackerPlace,
  sender: MessageSender,
  approvals: ApprovalIndex,
  managed: ManagedPolicy,
): Reason {
  if (managed.forbid.includes(needed.purpose)) return 'forbidden-by-policy';
  const ofUser = managed.lock ? 'purpose-not-approved' : answerOfUser(needed, tracker, sender, approvals);
  if (ofUser === 'approved-for-sender' || ofUser === 'approved-for-everyone') return ofUser;
  if (!allowedByPolicy(needed, managed)) return ofUser;
  if (sender.authentication.state === 'authenticated') return 'approved-by-policy';
  return nearest(ofUser, 'sender-not-authenticated');
}

/** An administrator allows purposes as the law names them: one that needs consent, or an exemption nobody doubts. */
export function allowedByPolicy({ purpose, regime }: NeededPurpose, { allow }: ManagedPolicy): boolean {
  return allow.includes(purpose) && regime === regimeOf(purpose);
}

function answerOfUser(
  { purpose, regime }: NeededPurpose,
  tracker: TrackerPlace,
  sender: MessageSender,
  approvals: ApprovalIndex,
): Reason {
  const keys = keysFor(purpose, regime);
  const ofSender = sender.address === null ? undefined : approvals.senders.get(sender.address.toLowerCase());
  const authenticated = sender.authentication.state === 'authenticated';
  let answer: Reason = 'purpose-not-approved';
  for (const key of keys) {
    const grants = ofSender?.get(key);
    if (grants) answer = nearest(answer, bySender(grants, tracker, sender.authentication));
  }
  if (answer === 'approved-for-sender' || !keys.some((key) => approvals.everyone.has(key))) return answer;
  return authenticated ? 'approved-for-everyone' : nearest(answer, 'sender-not-authenticated');
}

/** How one sender's approvals of one purpose answer. */
function bySender(grants: Grants, tracker: TrackerPlace, authentication: Authentication): Reason {
  if (authentication.state === 'failed') return 'sender-not-authenticated';
  const unverified = byUnverified(grants, tracker);
  return grants.verified.size === 0
    ? unverified
    : nearest(unverified, byVerified(grants, tracker, authentication));
}

/** Given for an authenticated domain: only messages authenticated for it, and hosts known then. */
function byVerified({ verified }: Grants, { host }: TrackerPlace, authentication: Authentication): Reason {
  const hosts = authentication.state === 'authenticated' ? verified.get(authentication.domain) : undefined;
  if (hosts === undefined) return 'sender-not-authenticated';
  return hosts.has(host) ? 'approved-for-sender' : 'new-host';
}

/** Given while nobody could say who it was: this From, these hosts, and of each approval its own path shapes. */
function byUnverified({ unverified, verified }: Grants, { host, pathShape }: TrackerPlace): Reason {
  // Approved in a message without any such tracker: whatever comes is new.
  if (unverified.size === 0) return verified.size === 0 ? 'new-host' : 'purpose-not-approved';
  const shapes = unverified.get(host);
  if (shapes === undefined) return 'new-host';
  return shapes.some((known) => known.has(pathShape)) ? 'approved-for-sender' : 'new-path';
}

/** Of two answers of different approvals the one that comes nearest to letting it load: it says what is missing. */
function nearest(one: Reason, other: Reason): Reason {
  return rank(one) >= rank(other) ? one : other;
}

function rank(reason: Reason): number {
  const refused = REFUSED.findIndex((known) => known === reason);
  return refused === -1 ? REFUSED.length : refused;
}
