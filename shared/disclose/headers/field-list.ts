/**
 * Characters of a source that are read. Servers commonly refuse a header block above 64 to 256 KB; what follows is cut,
 * which can only lose fields that the sender wrote: the receiver's stand first.
 */
export const MAX_HEADER_BLOCK = 256 * 1024;

/** Fields of one message; newsletters that went through several lists carry about 150. */
const MAX_FIELDS = 1_000;

/** Characters of one field; one that is longer is dropped whole, since half a result may say the opposite. */
const MAX_FIELD_LENGTH = 64 * 1024;

/** One field of a message's header block. */
export interface Field {
  /** Lower case. */
  readonly name: string;
  /** Unfolded: on one line, with the white space that the folding had. */
  readonly value: string;
  /** White space stood before the colon: obsolete syntax, which lets forged fields slip past some receivers. */
  readonly obsolete: boolean;
}

/** Printable ASCII without the colon (RFC 5322, section 3.6.8), then what RFC 5322, section 4.5, once allowed. */
const FIELD_NAME = /^([!-9;-~]+)([ \t]{0,8}):/;

/**
 * The fields of a message's header block in their order, newest first, unfolded (RFC 5322, section 2.2.3). Reading ends
 * at the empty line, at the first line that is no field, and at the caps above. A line before the first field (an
 * mbox's `From `, a heading that a mail program wrote) is skipped. Never throws; linear.
 *
 * @param source a message's raw source, or its header block
 */
export function fieldList(source: string): readonly Field[] {
  const fields: Field[] = [];
  for (const line of unfoldedLines(source.slice(0, MAX_HEADER_BLOCK))) {
    if (fields.length >= MAX_FIELDS) break;
    const match = FIELD_NAME.exec(line);
    if (match === null) {
      if (fields.length > 0) break;
      continue;
    }
    if (line.length > MAX_FIELD_LENGTH) continue;
    const [head, name = '', space = ''] = match;
    fields.push({
      name: name.toLowerCase(),
      value: line.slice(head.length).trim(),
      obsolete: space !== '',
    });
  }
  return fields;
}

/** Values of every field of that name (lower case), in their order. */
export function valuesOf(fields: readonly Field[], name: string): string[] {
  return fields.filter((field) => field.name === name).map(({ value }) => value);
}

/** Lines up to the empty one, each with the folded lines that continue it. */
function unfoldedLines(block: string): string[] {
  const lines: string[][] = [];
  for (const line of block.replace(/^\uFEFF?[\r\n]*/, '').split(/\r\n|\n|\r/)) {
    if (line === '') break;
    const last = lines.at(-1);
    if (last !== undefined && (line.startsWith(' ') || line.startsWith('\t'))) last.push(line);
    else lines.push([line]);
  }
  return lines.map((parts) => parts.join(''));
}
