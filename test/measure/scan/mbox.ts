import { readEml } from './eml.ts';
import { type Input, MAX_MESSAGE_BYTES } from './input.ts';
import { byteLines } from './lines.ts';

const QUOTED_FROM = /^>+From /;

function isBlank(line: Buffer): boolean {
  return line.length <= 2 && line.toString('latin1').trim() === '';
}

/** Undoes what mboxrd does to lines that look like a separator. */
function unquoted(line: Buffer): Buffer {
  return QUOTED_FROM.test(line.toString('latin1', 0, 80)) ? line.subarray(1) : line;
}

/**
 * Reads an mbox file, one message at a time: a line that begins with `From ` after an empty line starts the next one
 * (RFC 4155). Ids are `name#1`, `name#2`, …
 */
export async function* readMbox(stream: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Input> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;
  let afterBlank = true;
  for await (const line of byteLines(stream, MAX_MESSAGE_BYTES)) {
    if (afterBlank && line.toString('latin1', 0, 5) === 'From ') {
      if (number > 0) yield await readEml(Buffer.concat(parts), `${name}#${number}`);
      number += 1;
      parts = [];
      length = 0;
    } else if (number > 0) {
      if (length < MAX_MESSAGE_BYTES) parts.push(unquoted(line));
      length += line.length;
    }
    afterBlank = isBlank(line);
  }
  if (number > 0) yield await readEml(Buffer.concat(parts), `${name}#${number}`);
}
