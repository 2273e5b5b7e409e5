import type { Judgement } from '../detect/judgement.ts';
import type { Vehicle } from '../extract/reference.ts';
import type { ApprovalAnswer, ApprovedReason, RefusedReason } from './approvals.ts';

/** Why a reference is let through or not; every id has its words in `shared/locales`. */
export type DecisionReason =
  | 'harmless-picture'
  | 'spacer'
  | ApprovedReason
  | RefusedReason
  /** Approved for every sender, but this one was asked to stop. */
  | 'opted-out'
  /** Approved, but the message has more of them than are let through at once. */
  | 'too-many-pixels'
  | 'visible-pictures-shown'
  | 'not-a-picture'
  | 'held-by-webmail'
  | 'user-asked';

export interface Decision {
  readonly decision: 'block' | 'allow';
  readonly reason: DecisionReason;
  /** Only where the webmail has put the reference aside: what will be decided once the webmail lets it load. */
  readonly later?: 'block' | 'allow';
}

export const STRICTNESSES = ['standard', 'strict'] as const;
export type Strictness = (typeof STRICTNESSES)[number];

/** The user's settings that a decision depends on. */
export interface Policy {
  /** Load visible pictures although their URL is individual to the recipient. Off unless the user turns it on. */
  readonly showVisibleIndividual: boolean;
  /** `strict`: doubtful pictures count as trackers. */
  readonly strictness: Strictness;
}

/** What holds until the user changes a setting: nothing made for one recipient is loaded. */
export const DEFAULT_POLICY: Policy = { showVisibleIndividual: false, strictness: 'standard' };

/**
 * Vehicles that put a picture in front of the reader, so that judgement may release them. Style sheets, fonts,
 * media, frames, objects and SVG paint servers stay held (design/gate: "The design").
 */
const PICTURE_VEHICLES: ReadonlySet<Vehicle> = new Set<Vehicle>([
  'img-src',
  'srcset',
  'picture-source',
  'input-image',
  'background-attribute',
  'style-attribute',
  'style-element',
  'video-poster',
  'svg-image',
]);

/** Whether judgement alone may release this vehicle. */
export function isPictureVehicle(vehicle: Vehicle): boolean {
  return PICTURE_VEHICLES.has(vehicle);
}

/** Nothing is declared, so nothing can be approved. */
const UNDECLARED: ApprovalAnswer = { approved: false, reason: 'undeclared', purposes: [] };

/**
 * Turns a judgement into a decision. Silence is refusal: a tracker stays blocked as long as no approved purpose
 * covers it, and nothing is approved at first (recommendation, section 4: consent precedes reading). What the webmail
 * has put aside is never released: it loads when the webmail asks for it and that request is let through too.
 *
 * @param answer whether a tracker's purposes are approved
 */
export function decide(
  judgement: Judgement,
  policy: Policy,
  answer: Pick<ApprovalAnswer, 'approved'> & { readonly reason: DecisionReason } = UNDECLARED,
): Decision {
  const { vehicle, whenLoaded } = judgement.reference;
  if (vehicle !== 'blocked-attribute') return decideAs(vehicle, judgement, policy, answer);
  const { decision: later } = decideAs(whenLoaded ?? vehicle, judgement, policy, answer);
  return { decision: 'block', reason: 'held-by-webmail', later };
}

function decideAs(
  vehicle: Vehicle,
  { verdict, visiblePicture, evidence }: Judgement,
  policy: Policy,
  { approved, reason }: { readonly approved: boolean; readonly reason: DecisionReason },
): Decision {
  if (verdict === 'tracker') {
    if (approved && isPictureVehicle(vehicle)) return { decision: 'allow', reason };
    // Whoever adds a filter list wants what it names blocked, seen or unseen.
    if (visiblePicture && policy.showVisibleIndividual && !evidence.includes('listed')) {
      return { decision: 'allow', reason: 'visible-pictures-shown' };
    }
    return { decision: 'block', reason: approved ? 'not-a-picture' : reason };
  }
  if (!isPictureVehicle(vehicle)) return { decision: 'block', reason: 'not-a-picture' };
  return { decision: 'allow', reason: verdict === 'spacer' ? 'spacer' : 'harmless-picture' };
}
