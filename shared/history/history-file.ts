import * as v from 'valibot';
import type { HistoryRows } from './history-rows.ts';
import { messageSchema, optOutSchema, recordSchema } from './history-schema.ts';

/**
 * History as a file, specified in docs/export.md: JSON, one row a line. Raised with every change that an older version
 * could not read; `readHistoryFile` reads all that came before.
 */
const FORMAT = 'pixelgate-history';
const VERSION = 1;

/** Bytes of a file that is read: 200,000 records and their messages are some hundred million. */
export const MAX_HISTORY_FILE = 160 * 1024 * 1024;

/** Rows of each kind in a file; two and a half times what history is made for. */
const MAX_ROWS = 500_000;

/** Members of one piece of text: two for each row. */
const PIECE = 2_000;

/** Who wrote a file, and when. */
export interface Writer {
  /** Of Pixelgate. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly made: number;
}

/** What a history file is made of; rows may come one by one. */
export type RowsToWrite = { readonly [Kind in keyof HistoryRows]: Iterable<HistoryRows[Kind][number]> };

/** Why a file is not read; nothing of it is taken then. */
export const FILE_REFUSALS = ['too-big', 'not-ours', 'newer-version', 'damaged'] as const;

/** What was read, or why nothing was. */
export type FileReading =
  | { readonly rows: HistoryRows }
  /** `where`: the first damaged value, like `records.12.host`; null where the file as a whole is refused. */
  | { readonly refused: (typeof FILE_REFUSALS)[number]; readonly where: string | null };

/**
 * History as the text of a file, in pieces to be put one behind the other. Rows that no reader would take, because the
 * disk has damaged them, are left out: they would cost the whole file.
 */
export function* historyFileChunks(rows: RowsToWrite, { version, made }: Writer): Generator<string> {
  const head = {
    format: FORMAT,
    version: VERSION,
    tool: `Pixelgate ${version}`,
    made: new Date(made).toISOString(),
  };
  yield JSON.stringify(head).slice(0, -1);
  yield* listChunks('records', rows.records, recordSchema);
  yield* listChunks('messages', rows.messages, messageSchema);
  yield* listChunks('optOuts', rows.optOuts, optOutSchema);
  yield '}\n';
}

function* listChunks(
  name: keyof HistoryRows,
  rows: Iterable<unknown>,
  schema: v.GenericSchema,
): Generator<string> {
  yield `,\n"${name}":[`;
  let lines: string[] = [];
  let before = '\n';
  for (const row of rows) {
    if (!v.is(schema, row)) continue;
    lines.push(before, JSON.stringify(row));
    before = ',\n';
    if (lines.length < PIECE) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
  yield '\n]';
}

/** Reads a file that `historyFileChunks` wrote, in this or an older version: the whole file or, if anything is wrong, nothing. */
export function readHistoryFile(text: string): FileReading {
  if (text.length > MAX_HISTORY_FILE) return { refused: 'too-big', where: null };
  const head = v.safeParse(headSchema, parseJson(text));
  if (!head.success) return { refused: 'not-ours', where: null };
  if (head.output.version > VERSION) return { refused: 'newer-version', where: null };
  const rows = v.safeParse(rowsSchema, head.output, { abortEarly: true });
  if (rows.success) return { rows: rows.output };
  return { refused: 'damaged', where: v.getDotPath(rows.issues[0]) };
}

const headSchema = v.looseObject({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const listOf = <Row>(schema: v.GenericSchema<unknown, Row>) =>
  v.pipe(v.array(v.unknown()), v.maxLength(MAX_ROWS), v.array(schema));

const rowsSchema = v.object({
  records: listOf(recordSchema),
  messages: listOf(messageSchema),
  optOuts: listOf(optOutSchema),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
