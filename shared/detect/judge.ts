import { isPictureVehicle } from '../decide/decision.ts';
import type { RemoteReference } from '../extract/reference.ts';
import { isAtTheEnd } from './company.ts';
import { geometryOf } from './geometry.ts';
import type { EvidenceId, Judgement, MessageContext } from './judgement.ts';
import { messageFacts, type MessageFacts, originalOf } from './message-facts.ts';
import { POINTS, STRICT_TRACKER_POINTS, STRONG_POINTS, TRACKER_POINTS } from './thresholds.ts';
import { type Tables, type UrlFacts, urlFacts } from './url-facts.ts';
import { weigh, type Weight } from './weigh.ts';

/** What a judgement says apart from the reference it is about: shared by all references that look the same. */
type Finding = Omit<Judgement, 'reference' | 'originalUrl'>;

/**
 * Two tiers: strong evidence alone makes a tracker, whatever speaks against it; weak evidence adds up, less what speaks
 * against it.
 */
function isTracker(weights: readonly Weight[], from: number): boolean {
  if (weights.some(({ points }) => points >= STRONG_POINTS)) return true;
  return weights.reduce((sum, { points }) => sum + points, 0) >= from;
}

const DOUBTFUL: Weight = { id: 'doubtful', points: POINTS.doubtful };

/** Lists of evidence that were given before: there are few, so judgements share them. */
type EvidenceLists = Map<string, readonly EvidenceId[]>;

function evidenceOf(weights: readonly Weight[], lists: EvidenceLists): readonly EvidenceId[] {
  let key = '';
  for (const { id } of weights) key += `${id} `;
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = weights.map(({ id }) => id)));
  return list;
}

/** What is known of the original, or else of what would be asked for: nothing that cannot be read is called harmless. */
function readUrl(reference: RemoteReference, originalUrl: string, tables: Tables): UrlFacts {
  const facts = urlFacts(originalUrl, tables) ?? urlFacts(reference.absolute, tables);
  if (facts === null) throw new TypeError('A reference without a URL that parses');
  return facts;
}

function find(
  reference: RemoteReference,
  originalUrl: string,
  message: MessageFacts,
  tables: Tables,
  lists: EvidenceLists,
): Finding {
  const url = readUrl(reference, originalUrl, tables);
  const geometry = geometryOf(reference);
  const on = tables.listed?.(originalUrl, reference.vehicle) ?? [];
  const weights = weigh(reference, url, message, on.length > 0);
  const isPicture = isPictureVehicle(reference.vehicle);
  const sure = isTracker(weights, TRACKER_POINTS);
  // Whatever is no picture stays held, doubtful or not.
  const doubtful = !sure && tables.strict === true && isPicture && isTracker(weights, STRICT_TRACKER_POINTS);
  const tracker = sure || doubtful;
  return {
    verdict: tracker ? 'tracker' : geometry.tiny && isPicture ? 'spacer' : 'content',
    vendor: tracker ? (url.vendor?.vendor ?? null) : null,
    evidence: evidenceOf(doubtful ? [...weights, DOUBTFUL] : weights, lists),
    visiblePicture: tracker && isPicture && geometry.visible,
    ...(on.length > 0 && { lists: on }),
  };
}

/** A reference that its webmail has put aside is judged in advance, as what it will be. */
function asLoaded(reference: RemoteReference): RemoteReference {
  const { whenLoaded } = reference;
  return whenLoaded === undefined ? reference : { ...reference, vehicle: whenLoaded };
}

/** What two references must have in common, besides their URL, for one judgement to hold for both. */
function likeness(reference: RemoteReference): string {
  const { vehicle, declared, computed, hidden, link, alt, repeated } = reference;
  const size = [declared.width, declared.height, computed?.width, computed?.height];
  return [vehicle, ...size, hidden.length, link === null, alt ?? '', repeated, isAtTheEnd(reference)].join();
}

/**
 * Judges a message's references: which of them tell somebody that this recipient opened this message.
 *
 * In: the references as extracted; what is known of the message (`webmailHosts` decides whose word is taken for a
 * proxied URL); the vendors, the public suffix list, the user's filter lists, and whether doubt is enough. Out: one judgement for each reference, in their order, the same
 * for a proxied URL as for its original. Pure; linear in references and links; each URL is read once. Throws a TypeError
 * for a reference whose `absolute` is no URL, which the extractor never gives: the whole view then stays held.
 */
export function judge(
  references: readonly RemoteReference[],
  context: MessageContext,
  tables: Tables,
): Judgement[] {
  const message = messageFacts(references, context, tables);
  const lists: EvidenceLists = new Map();
  const repeats = new Map<string, Finding>();
  return references.map((reference) => {
    const originalUrl = originalOf(reference, context);
    const seen = asLoaded(reference);
    // Most URLs stand once; remembering them would cost more than it saves.
    if (reference.repeated < 2)
      return { reference, originalUrl, ...find(seen, originalUrl, message, tables, lists) };
    const key = `${originalUrl} ${likeness(seen)}`;
    let finding = repeats.get(key);
    if (finding === undefined) repeats.set(key, (finding = find(seen, originalUrl, message, tables, lists)));
    return { reference, originalUrl, ...finding };
  });
}
