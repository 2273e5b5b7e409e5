import type { PurposeId, Regime } from '../disclose/purposes.ts';

/** For whom an approval counts. */
export type ApprovalScope =
  /** One From address, lower case. `domain`: its authenticated domain when the user approved; null: unverified. */
  | { readonly kind: 'sender'; readonly address: string; readonly domain: string | null }
  /** Every sender, and of these only the authenticated ones. */
  | { readonly kind: 'everyone' };

/**
 * The user's word: this purpose may load. Bound to the tracker hosts seen or declared when it was given; a host that
 * comes later is blocked and shown as new (design/architecture, decision 4).
 */
export interface Approval {
  /** Random; two copies with one id are the same approval. */
  readonly id: string;
  readonly purpose: PurposeId;
  /** An approval of an exempt purpose does not cover the same purpose claimed in doubt; one of consent covers both. */
  readonly regime: Regime;
  readonly scope: ApprovalScope;
  /** Lower case; empty for `everyone`. */
  readonly hosts: readonly string[];
  /** `pathShape` of the trackers' paths: what an unverified sender's approval is bound to besides. */
  readonly pathShapes: readonly string[];
  /** Milliseconds since 1970. */
  readonly given: number;
}
