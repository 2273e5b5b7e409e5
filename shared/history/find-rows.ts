import { listOf, type HistoryColumns, type TextColumn } from './columns.ts';
import type { HistoryFilter, HistorySort } from './query.ts';

/**
 * The rows that pass a filter, in order. Takes time in proportion to the rows, and looks at each string once however many
 * rows have it.
 *
 * @returns numbers of rows, for `HistoryColumns.record`
 */
export function findRows(columns: HistoryColumns, filter: HistoryFilter, sort: HistorySort): Uint32Array {
  const tests = testsOf(columns, filter);
  const { times } = columns;
  const from = filter.from ?? -Infinity;
  const to = filter.to ?? Infinity;
  const words = wordsOf(columns, filter.text);
  const found = new Uint32Array(columns.size);
  let count = 0;
  for (let row = 0; row < columns.size; row += 1) {
    const time = times[row] ?? 0;
    if (time < from || time >= to) continue;
    if (
      tests.every(({ ids, fits }) => fits[ids[row] ?? 0] === 1) &&
      words.every((word) => stands(word, row))
    ) {
      found[count] = row;
      count += 1;
    }
  }
  return inOrder(columns, found.subarray(0, count), sort);
}

/** For the numbers of a column, which of them fit. */
interface Test {
  readonly ids: Uint32Array;
  readonly fits: Uint8Array;
}

function testsOf({ columns, texts }: HistoryColumns, filter: HistoryFilter): Test[] {
  const { sender, vendor, purpose, webmail, decision, evidence } = filter;
  const test = (column: TextColumn, fits: ((text: string) => boolean) | null): Test[] =>
    fits === null ? [] : [{ ids: columns[column], fits: texts[column].matching(fits) }];
  const equals = (wanted: string | null) => (wanted === null ? null : (text: string) => text === wanted);
  const has = (wanted: string | null) =>
    wanted === null ? null : (text: string) => listOf(text).includes(wanted);
  return [
    ...test('sender', equals(sender)),
    ...test('vendor', equals(vendor)),
    ...test('webmail', equals(webmail)),
    ...test('decision', equals(decision)),
    ...test('purposes', purpose === 'undeclared' ? equals('') : has(purpose)),
    ...test('evidence', has(evidence)),
  ];
}

/** Words of a search; what is typed beyond is a pasted text, and finds nothing more. */
const MAX_WORDS = 10;

/** For one word, the columns in any of which it may stand. */
type Word = readonly Test[];

function wordsOf({ columns, texts }: HistoryColumns, text: string): Word[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  return words.map((word) =>
    SEARCHED.map((column) => ({
      ids: columns[column],
      fits: texts[column].matching((one) => one.toLowerCase().includes(word)),
    })),
  );
}

const SEARCHED = ['sender', 'host', 'vendor'] as const;

function stands(word: Word, row: number): boolean {
  return word.some(({ ids, fits }) => fits[ids[row] ?? 0] === 1);
}

/** Sorts rows: by time, and then, keeping that order within the same value, by a column. */
function inOrder(columns: HistoryColumns, rows: Uint32Array, { by, descending }: HistorySort): Uint32Array {
  const newestFirst = by !== 'time' || descending;
  const sorted = byTime(columns.times, rows, newestFirst);
  return by === 'time' ? sorted : byColumn(columns, sorted, by, descending);
}

function byTime(times: Float64Array, rows: Uint32Array, newestFirst: boolean): Uint32Array {
  const sign = newestFirst ? -1 : 1;
  const isBefore = (one: number, other: number): number =>
    sign * ((times[one] ?? 0) - (times[other] ?? 0)) || one - other;
  for (let at = 1; at < rows.length; at += 1) {
    // Records mostly come in order; sorting is needed only where they do not.
    if (isBefore(rows[at - 1] ?? 0, rows[at] ?? 0) > 0) return rows.sort(isBefore);
  }
  return rows;
}

/** A counting sort by the rank of each row's string: stable, and in proportion to the rows. */
function byColumn(
  { columns, texts }: HistoryColumns,
  rows: Uint32Array,
  by: Exclude<HistorySort['by'], 'time'>,
  descending: boolean,
): Uint32Array {
  const ids = columns[by];
  const ranks = texts[by].ranks();
  const last = ranks.length - 1;
  const rankOf = (row: number): number => {
    const rank = ranks[ids[row] ?? 0] ?? 0;
    return descending ? last - rank : rank;
  };
  const starts = new Uint32Array(ranks.length + 1);
  for (const row of rows) starts[rankOf(row) + 1] = (starts[rankOf(row) + 1] ?? 0) + 1;
  for (let rank = 1; rank < starts.length; rank += 1)
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const at = starts[rankOf(row)] ?? 0;
    sorted[at] = row;
    starts[rankOf(row)] = at + 1;
  }
  return sorted;
}
