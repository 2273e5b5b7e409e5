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

function readLine(line: Buffer, name: string): Input {
  if (line.length >= MAX_MESSAGE_BYTES) return { id: name, error: TOO_LARGE };
  let id = name;
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string')
      id = value.id;
    const row = v.parse(Row, value);
    return fromRow(row, row.id === undefined ? name : String(row.id));
  } catch (error) {
    return { id, error: errorWords(error) };
  }
}

/** Reads messages as JSON lines. A line that is none gives an error under its `id`, or under `name#line`. */
export async function* readJsonLines(stream: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Input> {
  let number = 0;
  for await (const line of byteLines(stream, MAX_MESSAGE_BYTES)) {
    number += 1;
    if (line.length > 2 || line.toString().trim() !== '') yield readLine(line, `${name}#${number}`);
  }
}
