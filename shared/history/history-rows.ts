import type { StoredOptOut } from './opt-out-record.ts';
import type { HistoryRecord } from './record.ts';
import type { SeenMessage } from './seen-message.ts';

/** A part of history, or all of it. */
export interface HistoryRows {
  readonly records: readonly HistoryRecord[];
  readonly messages: readonly SeenMessage[];
  readonly optOuts: readonly StoredOptOut[];
}
