import type { EvidenceId } from '../detect/judgement.ts';
import type { PurposeId } from '../disclose/purposes.ts';
import type { HistoryRecord } from './record.ts';

/** Which trackers of history are asked for; null: any. All that is set must hold. */
export interface HistoryFilter {
  /** Lower case; '' stands for trackers whose sender nobody knows. */
  readonly sender: string | null;
  /** A vendor's id; '' stands for trackers of no known vendor. */
  readonly vendor: string | null;
  readonly purpose: PurposeId | 'undeclared' | null;
  /** An id of a webmail, as in `HistoryRecord.webmail`. */
  readonly webmail: string | null;
  readonly decision: HistoryRecord['decision'] | null;
  readonly evidence: EvidenceId | null;
  /** From this moment (milliseconds since 1970). */
  readonly from: number | null;
  /** Before this moment. */
  readonly to: number | null;
  /** Each of its words must stand in sender, host or vendor, whatever their case; '': any. */
  readonly text: string;
}

/** Everything. */
export const NO_FILTER: HistoryFilter = {
  sender: null,
  vendor: null,
  purpose: null,
  webmail: null,
  decision: null,
  evidence: null,
  from: null,
  to: null,
  text: '',
};

/** What a list of trackers can be sorted by; within the same value the newest come first. */
export const SORT_KEYS = ['time', 'sender', 'vendor', 'host', 'webmail', 'decision'] as const;

export interface HistorySort {
  readonly by: (typeof SORT_KEYS)[number];
  readonly descending: boolean;
}

/** The newest first. */
export const NEWEST_FIRST: HistorySort = { by: 'time', descending: true };

/** How a blocked tracker is coloured, each once: its purpose, several of them, or that nothing was declared. */
export type PurposeShade = PurposeId | 'several' | 'undeclared';

/** Trackers blocked on one day of this computer's clock. */
export interface DayCount {
  /** When the day began (milliseconds since 1970). */
  readonly day: number;
  readonly blocked: number;
  /** Adds up to `blocked`; shades without any are left out. */
  readonly shades: Partial<Readonly<Record<PurposeShade, number>>>;
}

/** Something with the trackers that were blocked for it. */
export interface NameCount {
  /** A sender's address or a vendor's id; '' where it is unknown. */
  readonly name: string;
  readonly blocked: number;
}

/** What the charts show of the trackers asked for. */
export interface HistoryCharts {
  /** The earliest first; days without a blocked tracker are left out. */
  readonly days: readonly DayCount[];
  /** Most blocked first, ten at most. */
  readonly topSenders: readonly NameCount[];
  readonly topVendors: readonly NameCount[];
  /** Known senders with at least one tracker for which they declared a purpose, of all known senders with trackers. */
  readonly declaring: { readonly senders: number; readonly declare: number };
  readonly blocked: number;
  readonly allowed: number;
}

/** One sender in the list of senders. */
export interface SenderRow {
  /** '' where it is unknown. */
  readonly sender: string;
  readonly blocked: number;
  readonly allowed: number;
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  /** Ids, most frequent first; '' where unknown. */
  readonly vendors: readonly string[];
  /** In the order of `PURPOSES`; empty: nothing was declared. */
  readonly purposes: readonly PurposeId[];
}

/** What can be chosen in each filter: what stands in history, sorted. */
export interface FilterChoices {
  readonly senders: readonly string[];
  readonly vendors: readonly string[];
  readonly webmails: readonly string[];
  readonly purposes: readonly (PurposeId | 'undeclared')[];
  readonly evidence: readonly EvidenceId[];
}
