import type { OptOut } from '../disclose/opt-out.ts';
import type { PurposeId } from '../disclose/purposes.ts';
import type { ApprovalReach } from './disclosure-summary.ts';

/** One switch turned on or off. */
export interface ApprovalGiven {
  readonly purpose: PurposeId;
  readonly scope: ApprovalReach;
  readonly on: boolean;
}

/**
 * What a user can do on one message's card. Each settles when it is done; one that rejects has said so already, and
 * may be tried again.
 */
export interface CardActions {
  /** `name`: who the reference belongs to, for messages about it. */
  readonly onLoad: (reference: number, name: string) => Promise<void>;
  /** In this order: whatever a switch was before is taken back last. */
  readonly onApprove: (given: readonly ApprovalGiven[]) => Promise<void>;
  /** Read the message's source. */
  readonly onCheckSender: () => Promise<void>;
  /** Fetch the well-known file of the sender's domain. */
  readonly onLookUp: () => Promise<void>;
  /** Opens the window that can ask for access to that domain; null in that window itself. */
  readonly onLookUpElsewhere: (() => Promise<void>) | null;
  /** The user has confirmed it. */
  readonly onOptOut: (optOut: OptOut) => Promise<void>;
}
