import type { Approval } from '../../shared/decide/approval.ts';
import type { OptOutOutcome } from '../../shared/history/did-it-work.ts';
import type { DeclaredPeriod } from '../../shared/history/declared-over-time.ts';
import type {
  FilterChoices,
  HistoryCharts,
  HistoryFilter,
  HistorySort,
  SenderRow,
} from '../../shared/history/query.ts';
import type { EvidenceReport } from '../../shared/history/evidence-report.ts';
import type { FILE_REFUSALS } from '../../shared/history/history-file.ts';
import type { HistoryRecord } from '../../shared/history/record.ts';

/** All of history, ready to be asked. */
export interface HistoryData {
  /** Trackers in it. */
  readonly size: number;
  readonly choices: FilterChoices;
  ask(filter: HistoryFilter): HistoryAnswer;
}

/** What one filter finds. */
export interface HistoryAnswer {
  readonly count: number;
  readonly charts: HistoryCharts;
  /** Most blocked first. */
  readonly senders: readonly SenderRow[];
  /** So many of the trackers, in this order, from this one on. */
  readonly records: (sort: HistorySort, from: number, count: number) => readonly HistoryRecord[];
  /** All of the trackers, the newest first, each made when it is asked for. */
  readonly each: () => Iterable<HistoryRecord>;
}

/** What is known of one sender besides its trackers. */
export interface SenderStory {
  readonly messages: number;
  /** The earliest first. */
  readonly declared: readonly DeclaredPeriod[];
  /** Newest first. */
  readonly optOuts: readonly OptOutOutcome[];
  /** Given for this sender, newest first. */
  readonly approvals: readonly Approval[];
}

/** CSV for spreadsheets; JSON can be read in again. */
export type FileKind = 'csv' | 'json';

/** What became of a file that was read in. */
export type Imported =
  /** Trackers in the file, and how many of them were not known yet. */
  { readonly added: number; readonly read: number } | { readonly refused: (typeof FILE_REFUSALS)[number] };

/** What the history page needs from the browser. Each rejects where the database cannot be read or written. */
export interface HistoryHost {
  /**
   * Reads everything.
   *
   * @param onPart told from time to time what has been read so far, the newest first, and which share (0 to 1)
   */
  load(onPart: (data: HistoryData, share: number) => void): Promise<HistoryData>;
  ofSender(sender: string): Promise<SenderStory>;
  /** All that a filter finds, as a file; as JSON with the messages and opt-outs of the senders it finds. */
  exportFile(answer: HistoryAnswer, kind: FileKind): Promise<Blob>;
  /** Adds a file's history to this one: all of it or nothing. */
  importFile(file: Blob): Promise<Imported>;
  /** What is on record of a sender, ready to be handed on. */
  report(sender: string): Promise<EvidenceReport>;
  /** Deletes all that is known of a sender. */
  forget(sender: string): Promise<void>;
}
