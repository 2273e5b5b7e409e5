import type { DecisionReason } from '../decide/decision.ts';
import type { EvidenceId } from '../detect/judgement.ts';
import type { NeededPurpose } from '../disclose/disclosure.ts';
import type { Vehicle } from '../extract/reference.ts';
import type { DisclosureSummary } from './disclosure-summary.ts';

/** What a face of Pixelgate (popup, later the task pane) shows for one message view. Plain JSON. */
export interface ViewSummary extends DisclosureSummary {
  readonly sender: SenderSummary;
  /** It says that it was sent from the mailbox's own address: its trackers report to its owner. */
  readonly yours: boolean;
  readonly trackers: readonly TrackerItem[];
  /** Pictures that were released, or that wait for the webmail. */
  readonly pictures: readonly PictureItem[];
  /** Other remote parts, never released by judgement alone: style sheets, fonts, frames … */
  readonly held: readonly HeldItem[];
  /** References beyond the extractor's cap: not listed, still held. */
  readonly beyondCap: number;
  /** `waiting`: references are held and not yet judged. */
  readonly state: 'judged' | 'waiting';
}

export interface SenderSummary {
  readonly address: string | null;
  readonly name?: string | null | undefined;
}

export interface TrackerItem {
  /** Unique within the view's summary, over all three lists; what `loadOne` names. */
  readonly id: number;
  /** Vendor's name for people; null when unknown. */
  readonly vendor: string | null;
  /** Host of the original URL, in ASCII (punycode) as the URL parser gives it. */
  readonly host: string;
  readonly vehicle: Vehicle;
  /** In any order; `reasons` sorts it for people. */
  readonly evidence: readonly EvidenceId[];
  /** Names of the user's filter lists that it stands on, written by others; missing where it stands on none. */
  readonly lists?: readonly string[] | undefined;
  /** Its place in the message has a placeholder. */
  readonly visiblePicture: boolean;
  /**
   * `allowed`: all its purposes are approved, so it loads; `waiting`: the webmail holds it, nothing has asked for it;
   * if it is asked for, it will be blocked.
   */
  readonly state: 'blocked' | 'allowed' | 'loaded-by-you' | 'waiting';
  /** Why it is in this state. */
  readonly reason: DecisionReason;
  /** What must be approved before it loads; null where its sender declares nothing for it. */
  readonly needs: readonly NeededPurpose[] | null;
  /** How often this URL stands in the message; at least 1. */
  readonly repeated: number;
}

/** Pictures of one host that fared alike. */
export interface PictureItem {
  readonly id: number;
  readonly host: string;
  readonly count: number;
  /** `waiting`: the webmail holds them; they are shown once it lets them load. */
  readonly state: 'shown' | 'did-not-load' | 'waiting';
}

/** Held parts of one host and one vehicle. */
export interface HeldItem {
  readonly id: number;
  readonly host: string;
  readonly vehicle: Vehicle;
  readonly count: number;
}
