import { decide, type Policy } from '../../shared/decide/decision.ts';
import { judge } from '../../shared/detect/judge.ts';
import type { MessageContext } from '../../shared/detect/judgement.ts';
import type { VendorIndex } from '../../shared/detect/vendors.ts';
import type { PageContext, ReferenceDecision } from '../messages.ts';
import type { ValidJudgeRequest } from './message-schemas.ts';
import type { Judged } from './summary.ts';

/** What judging needs besides the message: loaded once per worker. */
export interface JudgeTables {
  readonly vendors: VendorIndex;
  /** The registrable domain (eTLD+1) of a host; null for an address or a suffix. */
  readonly registrableDomain: (host: string) => string | null;
}

/**
 * Judges a message view and decides for each reference, at its index. Pure.
 *
 * @param webmailHosts hosts whose own image proxy is believed: the page in the address bar
 */
export function judgeView(
  request: ValidJudgeRequest,
  context: PageContext | null,
  webmailHosts: readonly string[],
  policy: Policy,
  tables: JudgeTables,
): Judged[] {
  const judgements = judge(request.references, messageContext(request, context, webmailHosts), tables);
  return judgements.map((judgement) => ({ judgement, decision: decide(judgement, policy) }));
}

function messageContext(
  request: ValidJudgeRequest,
  context: PageContext | null,
  webmailHosts: readonly string[],
): MessageContext {
  return {
    sender: context?.sender.address?.toLowerCase() ?? null,
    recipients: context?.recipients ?? [],
    links: request.links,
    unsubscribeUrls: [],
    webmailHosts,
  };
}

/** Hosts that a view's allowed pictures are fetched from, as the network rule names them. */
export function hostsToRelease(judged: readonly Judged[]): string[] {
  const allowed = judged.filter(({ decision }) => decision.decision === 'allow');
  return [...new Set(allowed.map(({ judgement }) => new URL(judgement.reference.absolute).hostname))];
}

/** What the content script is told about one reference. */
export function toReferenceDecision({ judgement, decision }: Judged): ReferenceDecision {
  return {
    decision: decision.decision,
    reason: decision.reason,
    placeholder: decision.decision === 'block' && judgement.visiblePicture,
  };
}
