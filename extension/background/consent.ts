import { isApproved } from '../../shared/decide/approvals.ts';
import type { ApprovalIndex } from '../../shared/decide/approval-index.ts';
import type { DecisionReason } from '../../shared/decide/decision.ts';
import type { ManagedPolicy } from '../../shared/decide/managed-policy.ts';
import type { Judgement } from '../../shared/detect/judgement.ts';
import type { Disclosure, NeededPurpose } from '../../shared/disclose/disclosure.ts';
import { neededPurposes } from '../../shared/disclose/needed-purposes.ts';
import type { PurposeId } from '../../shared/disclose/purposes.ts';
import type { OptOutRecord } from '../../shared/history/opt-out-record.ts';
import { pathShape } from '../../shared/history/path-shape.ts';
import { isKnownOriginal } from './known-original.ts';

/** What the user agreed to, and took back, as far as one message is concerned. */
export interface Consent {
  readonly approvals: ApprovalIndex;
  readonly managed: ManagedPolicy;
  /** What this sender was asked to stop from this mailbox. */
  readonly optedOut: readonly Pick<OptOutRecord, 'purposes'>[];
}

/** One tracker's answer. */
export interface ConsentAnswer {
  readonly needs: readonly NeededPurpose[] | null;
  readonly approved: boolean;
  readonly reason: DecisionReason;
}

/** Of a picture whose URL a sender wrote as a proxy's, nobody can tell what it is declared for. */
const NOT_ITS_WORD: ConsentAnswer = { needs: null, approved: false, reason: 'undeclared' };

/**
 * Whether a tracker's purposes are approved, and what they are.
 *
 * @param sender From address; null where unknown
 * @param webmailHosts of the page in the address bar: the webmail whose proxy is believed
 */
export function consentFor(
  { originalUrl, reference }: Judgement,
  disclosure: Disclosure,
  sender: string | null,
  { approvals, managed, optedOut }: Consent,
  webmailHosts: readonly string[],
): ConsentAnswer {
  if (originalUrl !== reference.absolute && !isKnownOriginal(reference.absolute, webmailHosts))
    return NOT_ITS_WORD;
  const needs = neededPurposes(disclosure, originalUrl);
  const { hostname, pathname } = new URL(originalUrl);
  const place = { host: hostname, pathShape: pathShape(pathname) };
  const who = { address: sender, authentication: disclosure.authentication };
  const { approved, reason } = isApproved(needs, place, who, approvals, managed);
  // What was said to this sender outweighs what was said to all.
  if (approved && reason !== 'approved-for-sender' && isWithdrawn(needs ?? [], optedOut))
    return { needs, approved: false, reason: 'opted-out' };
  return { needs, approved, reason };
}

/** An opt-out takes back consent; what is exempt from it was never given by it (recommendation, section 5). */
export function isWithdrawn(needs: readonly NeededPurpose[], optedOut: Consent['optedOut']): boolean {
  const withdrawn = (purpose: PurposeId): boolean =>
    optedOut.some(({ purposes }) => purposes.length === 0 || purposes.includes(purpose));
  return needs.some(({ purpose, regime }) => regime === 'consent' && withdrawn(purpose));
}
