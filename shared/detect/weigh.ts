import { isPictureVehicle } from '../decide/decision.ts';
import type { RemoteReference } from '../extract/reference.ts';
import { isDeclared } from './declared.ts';
import { isAtTheEnd, isBeaconVehicle } from './company.ts';
import { geometryOf, type Geometry } from './geometry.ts';
import type { EvidenceId } from './judgement.ts';
import type { MessageFacts } from './message-facts.ts';
import { carriesAddress, carriesSomeAddress } from './recipient.ts';
import { sharesToken } from './shared-token.ts';
import {
  ALT_LETTERS,
  HIDDEN_PART_POINTS,
  PERSON_POINTS,
  POINTS,
  REPEATED_TIMES,
  STRONG_POINTS,
  TRACKING_TWICE_POINTS,
  WEAKLY_INDIVIDUAL_POINTS,
} from './thresholds.ts';
import type { UrlFacts } from './url-facts.ts';
import { allTokens } from './url-tokens.ts';

/** One piece of evidence with what it counts here. */
export interface Weight {
  readonly id: EvidenceId;
  readonly points: number;
}

/** One reference with all that is known of it. */
interface Case {
  readonly reference: RemoteReference;
  readonly url: UrlFacts;
  readonly message: MessageFacts;
  readonly geometry: Geometry;
  /** It stands on a filter list of the user's. */
  readonly listed: boolean;
  /** Nobody is meant to look at it, so a random path names no picture. */
  readonly unseen: boolean;
  readonly beacon: boolean;
  readonly sharesToken: boolean;
  readonly onlyOfHost: boolean;
}

const usual = (id: EvidenceId): Weight => ({ id, points: POINTS[id] });

function strongEvidence({ reference, url, message, listed }: Case): Weight[] {
  const weights: Weight[] = [];
  if (isDeclared(reference.alt)) weights.push(usual('declared'));
  if (url.vendor !== null) {
    weights.push({
      id: 'known-endpoint',
      points: url.vendor.strong ? STRONG_POINTS : POINTS['known-endpoint'],
    });
  }
  if (listed) weights.push(usual('listed'));
  if (carriesAddress(url.parts.url, message.needles) || carriesSomeAddress(url.parts, message.senderDomain)) {
    weights.push(usual('recipient-address-in-url'));
  }
  const { beaconTokens } = message;
  if (beaconTokens.size > 0 && allTokens(url.tokens).some(({ text }) => beaconTokens.has(text))) {
    weights.push({ id: 'beacon-vehicle', points: STRONG_POINTS });
  }
  return weights;
}

/** The address itself says that it counts: then a random folder is a reader's, whatever the file is called. */
function saysTracking({ trackingPath, pixelHost, vendor }: UrlFacts): boolean {
  return trackingPath || pixelHost || vendor !== null;
}

function urlEvidence({ url, unseen, sharesToken: shared }: Case): Weight[] {
  const weights: Weight[] = [];
  const individuality = unseen || saysTracking(url) ? url.anyIndividuality : url.individuality;
  if (url.namesPerson) weights.push({ id: 'individualised-url', points: PERSON_POINTS });
  else if (individuality === 2) weights.push(usual('individualised-url'));
  else if (individuality === 1) weights.push({ id: 'individualised-url', points: WEAKLY_INDIVIDUAL_POINTS });
  if (url.trackingPath && url.pixelHost) weights.push({ id: 'tracking-path', points: TRACKING_TWICE_POINTS });
  else if (url.trackingPath || url.trackingHost) weights.push(usual('tracking-path'));
  if (shared) weights.push(usual('token-shared-with-links'));
  return weights;
}

function geometryEvidence({ geometry }: Case): Weight[] {
  if (geometry.visible) return [usual('visible-size')];
  const weights: Weight[] = [];
  if (geometry.tiny) weights.push(usual('tiny'));
  if (geometry.hidden) weights.push(usual('hidden'));
  else if (geometry.inHiddenPart) weights.push({ id: 'hidden', points: HIDDEN_PART_POINTS });
  return weights;
}

/** What stands around it. Only pictures have a place and a size, so only for them it tells something. */
function companyEvidence({ reference, geometry, beacon, onlyOfHost }: Case): Weight[] {
  const weights: Weight[] = [];
  if (beacon) weights.push(usual('beacon-vehicle'));
  if (reference.vehicle !== 'img-src' && reference.vehicle !== 'input-image') return weights;
  if (geometry.unknown) weights.push(usual('no-size'));
  if (onlyOfHost) weights.push(usual('only-image-of-host'));
  if (isAtTheEnd(reference)) weights.push(usual('at-the-end'));
  return weights;
}

/** Whether it is a file like any other, the same for everyone. */
function isHarmlessFile({
  reference,
  url,
  geometry,
  unseen,
  sharesToken: shared,
  onlyOfHost,
}: Case): boolean {
  if (saysTracking(url) && url.anyIndividuality === 2) return false;
  if (unseen) return url.isStaticName || (url.isStatic && !geometry.tiny && !url.trackingPath && !shared);
  // A lonely, unlinked picture without a size whose folders repeat what the links carry is an account's or a reader's.
  const telling = shared && geometry.unknown && onlyOfHost && reference.link === null;
  return url.isStatic && !(telling && isPictureVehicle(reference.vehicle));
}

const LETTER = /[\p{L}\p{N}]/gu;

function describes(alt: string | null): boolean {
  return alt !== null && (alt.match(LETTER) ?? []).length >= ALT_LETTERS;
}

function counterEvidence(one: Case): Weight[] {
  const { reference } = one;
  const weights: Weight[] = [];
  if (!one.beacon && isHarmlessFile(one)) weights.push(usual('static-asset'));
  if (reference.repeated >= REPEATED_TIMES) weights.push(usual('repeated'));
  if (reference.link !== null) weights.push(usual('linked'));
  if (describes(reference.alt)) weights.push(usual('has-alt'));
  return weights;
}

/** All evidence for and against one reference, strongest first. */
export function weigh(
  reference: RemoteReference,
  url: UrlFacts,
  message: MessageFacts,
  listed: boolean,
): Weight[] {
  const geometry = geometryOf(reference);
  const one: Case = {
    reference,
    url,
    message,
    geometry,
    listed,
    unseen: geometry.tiny || (geometry.hidden && !geometry.visible),
    beacon: isBeaconVehicle(reference),
    sharesToken: sharesToken(allTokens(url.tokens), message.linkTokens),
    onlyOfHost: message.hosts.isOnly(url.parts.host),
  };
  const weights = [
    ...strongEvidence(one),
    ...geometryEvidence(one),
    ...urlEvidence(one),
    ...companyEvidence(one),
    ...counterEvidence(one),
  ];
  const strongest = new Map<EvidenceId, Weight>();
  for (const weight of weights) if (!strongest.has(weight.id)) strongest.set(weight.id, weight);
  return [...strongest.values()].sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}
