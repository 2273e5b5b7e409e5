import type { DecisionReason } from '../decide/decision.ts';
import type { EvidenceId } from '../detect/judgement.ts';
import type { PurposeId } from '../disclose/purposes.ts';
import type { Vehicle } from '../extract/reference.ts';
import { Interned } from './interned.ts';
import type { HistoryRecord } from './record.ts';

/** What of a record is a string, or a list of them, and stands in its column as a number. */
export const TEXT_COLUMNS = [
  'sender',
  'vendor',
  'host',
  'pathShape',
  'vehicle',
  'evidence',
  'purposes',
  'decision',
  'reason',
  'webmail',
] as const;

export type TextColumn = (typeof TEXT_COLUMNS)[number];

/** Between the members of a list; no id has one. */
const BETWEEN = ' ';

/** Rows that there is room for at first. */
const FIRST_ROOM = 1_024;

/**
 * Records of history by column: 48 bytes each and every string once, so that 200,000 of them are some ten megabytes and
 * are looked through in milliseconds.
 */
export class HistoryColumns {
  /** Rows; each has the number by which it came. */
  size = 0;
  /** Rows that no version of Pixelgate wrote: left out. */
  skipped = 0;
  /** Milliseconds since 1970. Only the first `size` count, here and in `columns`. */
  times = new Float64Array(FIRST_ROOM);
  /** For each text column the number of each row's string in `texts`. */
  readonly columns = newColumns();
  readonly texts = newTexts();

  /** Adds records as they stand on the disk; what is not one counts as `skipped`. */
  append(records: readonly unknown[]): void {
    this.makeRoom(this.size + records.length);
    for (const record of records) {
      if (isRecord(record)) this.add(record);
      else this.skipped += 1;
    }
  }

  /** The record of a row. @param row below `size` */
  record(row: number): HistoryRecord {
    return {
      time: this.times[row] ?? 0,
      sender: this.text('sender', row) || null,
      vendor: this.text('vendor', row) || null,
      host: this.text('host', row),
      pathShape: this.text('pathShape', row),
      vehicle: this.text('vehicle', row) as Vehicle,
      evidence: listOf(this.text('evidence', row)) as readonly EvidenceId[],
      purposes: purposesOf(this.text('purposes', row)),
      decision: this.text('decision', row) as HistoryRecord['decision'],
      reason: this.text('reason', row) as DecisionReason,
      webmail: this.text('webmail', row),
    };
  }

  /** One string of a row; '' stands for null. */
  text(column: TextColumn, row: number): string {
    return this.texts[column].textOf(this.columns[column][row] ?? 0);
  }

  private add(record: HistoryRecord): void {
    this.times[this.size] = record.time;
    for (const column of TEXT_COLUMNS)
      this.columns[column][this.size] = this.texts[column].idOf(textIn(record, column));
    this.size += 1;
  }

  private makeRoom(rows: number): void {
    if (rows <= this.times.length) return;
    const room = Math.max(rows, this.times.length * 2);
    const times = new Float64Array(room);
    times.set(this.times);
    this.times = times;
    for (const column of TEXT_COLUMNS) {
      const wider = new Uint32Array(room);
      wider.set(this.columns[column]);
      this.columns[column] = wider;
    }
  }
}

/** The purposes in a string of the column of purposes. */
export function purposesOf(text: string): readonly PurposeId[] {
  return listOf(text) as readonly PurposeId[];
}

/** The members of a list in its column's string. */
export function listOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(BETWEEN);
}

function textIn(record: HistoryRecord, column: TextColumn): string {
  if (column === 'evidence') return record.evidence.join(BETWEEN);
  // Older versions wrote none.
  if (column === 'purposes')
    return ((record.purposes as HistoryRecord['purposes'] | undefined) ?? []).join(BETWEEN);
  return record[column] ?? '';
}

/** Whether a row of the disk has the form of a record; cheap, since all rows are asked. */
function isRecord(row: unknown): row is HistoryRecord {
  if (typeof row !== 'object' || row === null) return false;
  const record = row as Readonly<Record<string, unknown>>;
  return (
    typeof record['time'] === 'number' &&
    Math.abs(record['time']) <= MAX_TIME &&
    Array.isArray(record['evidence']) &&
    (record['purposes'] === undefined || Array.isArray(record['purposes'])) &&
    NULLABLE.every((name) => record[name] === null || typeof record[name] === 'string') &&
    PLAIN.every((name) => typeof record[name] === 'string')
  );
}

/** The last moment a `Date` can name. */
const MAX_TIME = 8.64e15;

const NULLABLE = ['sender', 'vendor'] as const;
const PLAIN = ['host', 'pathShape', 'vehicle', 'decision', 'reason', 'webmail'] as const;

function newColumns(): Record<TextColumn, Uint32Array<ArrayBuffer>> {
  const column = (): Uint32Array<ArrayBuffer> => new Uint32Array(FIRST_ROOM);
  return Object.fromEntries(TEXT_COLUMNS.map((name) => [name, column()])) as ReturnType<typeof newColumns>;
}

function newTexts(): Readonly<Record<TextColumn, Interned>> {
  return Object.fromEntries(TEXT_COLUMNS.map((name) => [name, new Interned()])) as ReturnType<
    typeof newTexts
  >;
}
