import { decide, type Policy } from '../../shared/decide/decision.ts';
import { judge } from '../../shared/detect/judge.ts';
import type { Judgement, MessageContext } from '../../shared/detect/judgement.ts';
import type { VendorIndex } from '../../shared/detect/vendors.ts';
import type { PageContext, ReferenceDecision } from '../messages.ts';
import type { ValidViewRequest } from './message-schemas.ts';
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
  request: ValidViewRequest,
  context: PageContext | null,
  webmailHosts: readonly string[],
  policy: Policy,
  tables: JudgeTables,
): Judged[] {
  const judgements = judge(request.references, messageContext(request, context, webmailHosts), tables);
  const released = new Set(request.released);
  const trackers = new Set(
    judgements.flatMap(({ verdict, reference }, index) =>
      verdict === 'tracker' && !released.has(index) ? [reference.absolute] : [],
    ),
  );
  return judgements.map((one, index) => {
    const judgement = released.has(index) ? asReleased(one) : asSameUrl(one, trackers);
    return { judgement, decision: decide(judgement, policy) };
  });
}

/** A picture that is on the page already was let through with good reason; what came after it changes nothing. */
function asReleased(judgement: Judgement): Judgement {
  return judgement.verdict === 'tracker'
    ? { ...judgement, verdict: 'content', visiblePicture: false }
    : judgement;
}

/** One URL, one request: a tracker in one place of the message is one in every other. */
function asSameUrl(judgement: Judgement, trackers: ReadonlySet<string>): Judgement {
  if (judgement.verdict === 'tracker' || !trackers.has(judgement.reference.absolute)) return judgement;
  return { ...judgement, verdict: 'tracker', visiblePicture: judgement.evidence.includes('visible-size') };
}

function messageContext(
  request: ValidViewRequest,
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

/**
 * Hosts that a view's allowed pictures are fetched from, as the network rule names them. A rule for `com` would release
 * everything below it, so a host without a registrable domain is never named; an address is.
 */
export function hostsToRelease(
  judged: readonly Judged[],
  tables: Pick<JudgeTables, 'registrableDomain'>,
): string[] {
  const allowed = judged.filter(({ decision }) => decision.decision === 'allow');
  const hosts = new Set(allowed.map(({ judgement }) => new URL(judgement.reference.absolute).hostname));
  return [...hosts]
    .map((host) => host.replace(/\.$/, ''))
    .filter((host) => IP_ADDRESS.test(host) || tables.registrableDomain(host) !== null);
}

const IP_ADDRESS = /^(?:[0-9.]+|\[[0-9a-f:.]+\])$/;

/** What the content script is told about one reference. */
export function toReferenceDecision({ judgement, decision }: Judged): ReferenceDecision {
  return {
    decision: decision.decision,
    reason: decision.reason,
    // What the webmail holds keeps the place that the webmail gives it.
    placeholder: decision.decision === 'block' && decision.later === undefined && judgement.visiblePicture,
  };
}
