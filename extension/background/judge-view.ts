import { decide, type Policy } from '../../shared/decide/decision.ts';
import { judge } from '../../shared/detect/judge.ts';
import type { Judgement, MessageContext } from '../../shared/detect/judgement.ts';
import type { Listed } from '../../shared/detect/listed.ts';
import type { VendorIndex } from '../../shared/detect/vendors.ts';
import type { Disclosure } from '../../shared/disclose/disclosure.ts';
import { disclosureOf } from '../../shared/disclose/of-message.ts';
import type { PageContext, ReferenceDecision } from '../messages.ts';
import { MAX_APPROVED_PIXELS } from '../limits.ts';
import { consentFor, type Consent } from './consent.ts';
import type { Learned } from './learned.ts';
import type { ValidViewRequest } from './message-schemas.ts';
import type { Judged } from './summary.ts';

/** What judging needs besides the message: loaded once per worker. */
export interface JudgeTables {
  readonly vendors: VendorIndex;
  /** The registrable domain (eTLD+1) of a host; null for an address or a suffix. */
  readonly registrableDomain: (host: string) => string | null;
  /** Ids of vendors that are known for making profiles. */
  readonly profiling: ReadonlySet<string>;
}

/** What is known of a message view besides its request. */
export interface ViewFacts {
  readonly context: PageContext | null;
  /** Hosts whose own image proxy is believed: the page in the address bar. */
  readonly webmailHosts: readonly string[];
  readonly learned: Learned;
  readonly consent: Consent;
  /** The user's filter lists, as they apply on this page; null where there are none. */
  readonly listed: Listed | null;
}

/** A judged view: its references at their indexes, and what its sender says. */
export interface JudgedMessage {
  readonly judged: readonly Judged[];
  readonly disclosure: Disclosure;
}

/** Judges a message view and decides for each reference, at its index. Pure. */
export function judgeView(
  request: ValidViewRequest,
  facts: ViewFacts,
  policy: Policy,
  tables: JudgeTables,
): JudgedMessage {
  const judgements = judgementsOf(request, facts, policy, tables);
  const { context, learned, consent } = facts;
  const { text, links } = request;
  const sender = context?.sender.address?.toLowerCase() ?? null;
  const { header, wellKnown } = learned;
  const message = { sender, header, wellKnown: wellKnown.declaration, text, links, judgements };
  const disclosure = disclosureOf(message, tables.profiling);
  const judged = judgements.map((judgement): Judged => {
    if (judgement.verdict !== 'tracker')
      return { judgement, decision: decide(judgement, policy), needs: null };
    const answer = consentFor(judgement, disclosure, sender, consent, facts.webmailHosts);
    return { judgement, decision: decide(judgement, policy, answer), needs: answer.needs };
  });
  return { judged: withinCap(judged), disclosure };
}

/** Each approved pixel takes a network rule of its own: those of a message beyond the cap stay blocked, and are said to be. */
function withinCap(judged: readonly Judged[]): Judged[] {
  const urls = new Set<string>();
  return judged.map((one) => {
    if (!isApprovedPixel(one)) return one;
    const { absolute } = one.judgement.reference;
    if (urls.size < MAX_APPROVED_PIXELS) urls.add(absolute);
    if (urls.has(absolute)) return one;
    return { ...one, decision: { decision: 'block', reason: 'too-many-pixels' } };
  });
}

function judgementsOf(
  request: ValidViewRequest,
  facts: ViewFacts,
  { strictness }: Policy,
  tables: JudgeTables,
): Judgement[] {
  const judgements = judge(request.references, messageContext(request, facts), {
    ...tables,
    listed: facts.listed ?? undefined,
    strict: strictness === 'strict',
  });
  const released = new Set(request.released);
  const trackers = new Set(
    judgements.flatMap(({ verdict, reference }, index) =>
      verdict === 'tracker' && !released.has(index) ? [reference.absolute] : [],
    ),
  );
  return judgements.map((one, index) => (released.has(index) ? asReleased(one) : asSameUrl(one, trackers)));
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
  { context, webmailHosts, learned }: ViewFacts,
): MessageContext {
  return {
    sender: context?.sender.address?.toLowerCase() ?? null,
    recipients: context?.recipients ?? [],
    links: request.links,
    unsubscribeUrls: learned.header?.unsubscribeUrls ?? [],
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
  const allowed = judged.filter((one) => one.decision.decision === 'allow' && !isApprovedPixel(one));
  const hosts = new Set(allowed.map(({ judgement }) => new URL(judgement.reference.absolute).hostname));
  return [...hosts]
    .map((host) => host.replace(/\.$/, ''))
    .filter((host) => IP_ADDRESS.test(host) || tables.registrableDomain(host) !== null);
}

/** URLs of a view's approved pixels: an approval is about them, not about whatever else their hosts serve. */
export function pixelsToRelease(judged: readonly Judged[]): string[] {
  const urls = judged.filter(isApprovedPixel).map(({ judgement }) => judgement.reference.absolute);
  return [...new Set(urls)];
}

/** Whether the approval of its purposes lets a tracker load, and nothing else does. */
function isApprovedPixel({ judgement, decision }: Judged): boolean {
  const { decision: verdict, reason } = decision;
  return verdict === 'allow' && judgement.verdict === 'tracker' && reason !== 'visible-pictures-shown';
}

const IP_ADDRESS = /^(?:[0-9.]+|\[[0-9a-f:.]+\])$/;

/** What the content script is told about one reference. */
export function toReferenceDecision({ judgement, decision }: Judged): ReferenceDecision {
  return {
    decision: decision.decision,
    reason: decision.reason,
    // What the webmail holds keeps the place that the webmail gives it.
    placeholder: decision.decision === 'block' && decision.later === undefined && judgement.visiblePicture,
    tracker: judgement.verdict === 'tracker',
  };
}
