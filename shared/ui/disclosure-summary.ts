import { NOT_VERIFIED } from '../disclose/authentication.ts';
import type { Disclosure } from '../disclose/disclosure.ts';
import type { OptOutKind } from '../disclose/opt-out.ts';
import type { OptOutState } from '../history/opt-out-record.ts';
import type { PurposeId } from '../disclose/purposes.ts';

/** What a face shows of one message's purposes and ways out. Plain JSON, a part of `ViewSummary`. */
export interface DisclosureSummary {
  readonly disclosure: Disclosure;
  /** One for each declared purpose, in the order of `disclosure.purposes`. */
  readonly approvals: readonly PurposeState[];
  /** Earlier ones for this sender, newest first. */
  readonly pastOptOuts: readonly PastOptOut[];
  /** The message's source can be read, on a click. */
  readonly canCheckSender: boolean;
  readonly wellKnown: WellKnownState;
}

/** How the user's word stands for one purpose that this sender declares. */
export interface PurposeState {
  readonly purpose: PurposeId;
  /** Approved for this sender. */
  readonly forSender: boolean;
  /** Approved for every (authenticated) sender. */
  readonly forEveryone: boolean;
  /** The sender is authenticated, and was not asked to stop: what is allowed to everyone counts for it too. */
  readonly everyonePossible: boolean;
  /** What an administrator's policy does to this very sender, and the user cannot change. */
  readonly locked: null | 'allowed' | 'forbidden';
  /** Tracker hosts that came after the approval: blocked until it is given anew. */
  readonly newHosts: readonly string[];
}

/** For whom a switch on the card approves. */
export type ApprovalReach = 'sender' | 'everyone';

/** An opt-out that was asked for, and what came of it. */
export interface PastOptOut {
  readonly kind: OptOutKind;
  /** When it was asked for, in milliseconds since 1970. */
  readonly time: number;
  /** Messages of this sender dated after it. */
  readonly later: number;
  /** How many of them still track, beyond what they declare as exempt. */
  readonly stillTracking: number;
  /** How many of them track only under a declared exemption. */
  readonly exempt: number;
  /** Messages without a date, which are not counted above. */
  readonly undated: number;
  /** Purposes that were withdrawn; empty: all that need consent. */
  readonly purposes: readonly PurposeId[];
  readonly state: OptOutState;
  /** Withdrawn purposes that later messages still declare for a tracker, and in how many. */
  readonly byPurpose: readonly { readonly purpose: PurposeId; readonly messages: number }[];
}

/** The sender's well-known file: fetched only when the user asks (design/architecture, decision 5). */
export const WELL_KNOWN_STATES = [
  'not-asked',
  'asking',
  'found',
  /** The web site says that there is none. */
  'none',
  /** It may have answered; without access to it the browser does not let that be read. */
  'no-access',
  'unreachable',
  'timeout',
  /** It named another address, which is not followed. */
  'redirect',
  /** It answered that it does not give it, or that it is broken. */
  'status',
  /** What it gave is no declaration: damaged, or too large. */
  'unusable',
  /** The sender's domain is none that may be asked: nobody was. */
  'not-public',
] as const;

export type WellKnownState = (typeof WELL_KNOWN_STATES)[number];

/** Nothing said, nothing approved, nothing known. */
export const NOTHING_DISCLOSED: DisclosureSummary = {
  disclosure: {
    authentication: NOT_VERIFIED,
    declarations: [],
    purposes: [],
    contradictions: [],
    denial: null,
    optOuts: [],
  },
  approvals: [],
  pastOptOuts: [],
  canCheckSender: false,
  wellKnown: 'not-asked',
};
