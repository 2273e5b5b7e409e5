import * as v from 'valibot';
import { addressesIn } from './addresses.ts';
import { errorWords, type Input, MAX_MESSAGE_BYTES, TOO_LARGE } from './input.ts';
import { byteLines } from './lines.ts';

const Row = v.object({
  id: v.optional(v.union([v.string(), v.number()])),
  from: v.nullish(v.string()),
  to: v.nullish(v.union([v.string(), v.array(v.string())])),
  headers: v.nullish(v.record(v.string(), v.union([v.string(), v.array(v.string())]))),
  html: v.string(),
});

type ParsedRow = v.InferOutput<typeof Row>;

function fromRow(row: ParsedRow, id: string): Input {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(row.headers ?? {})) {
    headers[name.toLowerCase()] = Array.isArray(value) ? value.join('\n') : value;
  }
  const to = row.to ?? headers['to'] ?? [];
  return {
    id,
    from: addressesIn(row.from ?? headers['from'] ?? '')[0] ?? null,
    to: (Array.isArray(to) ? to : [to]).flatMap(addressesIn),
    headers,
    html: row.html,
  };
}

/** What is wrong with a row, in plain words. */
function rowError(error: v.ValiError<typeof Row>): string {
  const [issue] = error.issues;
  const key = v.getDotPath(issue);
  if (key === null) return 'not a JSON object';
  return issue.input === undefined
    ? `"${key}" is missing`
    : `"${key}" is not what it should be: ${issue.received}`;
}

/** Reads one line; null for one that is no JSON at all, because the whole stream may be something else. */
function readLine(line: Buffer, name: string): Input | null {
  if (line.length >= MAX_MESSAGE_BYTES) return { id: name, error: TOO_LARGE };
  let id = name;
  try {
    const value = parsed(line);
    if (value === undefined) return null;
    if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string')
      id = value.id;
    const row = v.parse(Row, value);
    return fromRow(row, row.id === undefined ? name : String(row.id));
  } catch (error) {
    return { id, error: v.isValiError<typeof Row>(error) ? rowError(error) : errorWords(error) };
  }
}

/** The value of a line; undefined, which JSON cannot say, where it is no JSON. */
function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** So many lines that are no JSON, and none before that is: it is another kind of file, and reading on is for nothing. */
const MAX_STRAY_LINES = 100;

const NOT_JSON_LINES = 'these are no JSON lines (for an .eml file or an mbox, give its path)';

/**
 * Reads messages as JSON lines. A line that is none gives an error under its `id`, or under `name#line`; a stream
 * without any gives one error under `name`.
 */
export async function* readJsonLines(stream: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Input> {
  let number = 0;
  let isJsonLines = false;
  let early: Input[] = [];
  for await (const line of byteLines(stream, MAX_MESSAGE_BYTES)) {
    number += 1;
    if (line.length <= 2 && line.toString().trim() === '') continue;
    const id = `${name}#${number}`;
    const read = readLine(line, id);
    const input = read ?? { id, error: 'not a line of JSON' };
    if (read === null && !isJsonLines) {
      early.push(input);
      if (early.length > MAX_STRAY_LINES) break;
      continue;
    }
    isJsonLines = true;
    yield* early;
    early = [];
    yield input;
  }
  if (early.length > 0) yield { id: name, error: NOT_JSON_LINES };
}
