import type { HistoryRecord } from './record.ts';

/** A table of records, for spreadsheets: RFC 4180, with a header; lists are separated by spaces, times are UTC. */
const COLUMNS: readonly (readonly [string, (record: HistoryRecord) => string])[] = [
  ['time', ({ time }) => isoTime(time)],
  ['sender', ({ sender }) => sender ?? ''],
  ['vendor', ({ vendor }) => vendor ?? ''],
  ['host', ({ host }) => host],
  ['path_shape', ({ pathShape }) => pathShape],
  ['vehicle', ({ vehicle }) => vehicle],
  ['evidence', ({ evidence }) => evidence.join(' ')],
  ['declared_purposes', ({ purposes }) => purposes.join(' ')],
  ['decision', ({ decision }) => decision],
  ['reason', ({ reason }) => reason],
  ['webmail', ({ webmail }) => webmail],
];

/** Lines in one piece of text: some hundred kilobytes. */
const LINES = 1_000;

/** Records as CSV, in pieces to be put one behind the other. @param records in the order of the lines */
export function* csvChunks(records: Iterable<HistoryRecord>): Generator<string> {
  let lines = [lineOf(COLUMNS.map(([name]) => name))];
  for (const record of records) {
    lines.push(lineOf(COLUMNS.map(([, valueIn]) => valueIn(record))));
    if (lines.length < LINES) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

/** A moment as ISO 8601 in UTC; one that no calendar has, as it is. @param time milliseconds since 1970 */
function isoTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}

function lineOf(fields: readonly string[]): string {
  return `${fields.map(fieldOf).join(',')}\r\n`;
}

/**
 * What a spreadsheet would run: a sender chooses his address, and may choose a formula. An apostrophe in front makes it
 * text (OWASP, CSV injection).
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Characters for which RFC 4180, section 2, wants quotes; and those of other tables, which some programmes guess. */
const QUOTED = /[",\r\n;\t']|^\s|\s$/;

function fieldOf(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
