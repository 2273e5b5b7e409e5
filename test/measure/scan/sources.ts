import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { readEml } from './eml.ts';
import { errorWords, type Input, MAX_MESSAGE_BYTES, TOO_LARGE } from './input.ts';
import { readJsonLines } from './jsonl.ts';
import { readMbox } from './mbox.ts';

/** Standard input as JSON lines. */
export const STDIN = '-';

const JSON_LINES = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;
const MBOX = /\.(?:mbox|mbx)$/i;
const MAIL_FILE = /\.(?:eml|mbox|mbx|jsonl|ndjson|jsonl\.gz|ndjson\.gz)$/i;

/** Entries of a folder that are messages: by name, or without an extension (maildirs, exports). */
function mayBeMail(name: string): boolean {
  return !name.startsWith('.') && (MAIL_FILE.test(name) || !/\.[A-Za-z]\w{0,4}$/.test(name));
}

async function startsLikeMbox(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.toString('latin1', 0, bytesRead) === 'From ';
  } finally {
    await file.close();
  }
}

function bytesOf(path: string): AsyncIterable<Uint8Array> {
  const file = createReadStream(path);
  return path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file;
}

async function* readFileOf(path: string, size: number): AsyncGenerator<Input> {
  if (JSON_LINES.test(path)) yield* readJsonLines(bytesOf(path), path);
  else if (MBOX.test(path) || (await startsLikeMbox(path))) yield* readMbox(bytesOf(path), path);
  else if (size > MAX_MESSAGE_BYTES) yield { id: path, error: TOO_LARGE };
  else yield await readEml(await readFile(path), path);
}

async function* readPath(path: string): AsyncGenerator<Input> {
  const info = await stat(path);
  if (!info.isDirectory()) {
    yield* readFileOf(path, info.size);
    return;
  }
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    // Links to folders are not followed: they may lead in a circle.
    if (entry.isDirectory() || (entry.isFile() && mayBeMail(entry.name)))
      yield* readSource(join(path, entry.name));
  }
}

/**
 * The messages of a path: an .eml file, an mbox, a folder of them (by name, sub-folders too), JSON lines (`.gz` too), or
 * `-` for JSON lines on standard input. One message is in memory at a time. A file that cannot be read gives an error.
 */
export async function* readSource(path: string): AsyncGenerator<Input> {
  try {
    if (path === STDIN) yield* readJsonLines(process.stdin, 'stdin');
    else yield* readPath(path);
  } catch (error) {
    yield { id: path, error: errorWords(error) };
  }
}
