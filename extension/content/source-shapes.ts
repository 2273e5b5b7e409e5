/** How webmails give out a message's source: as it is, in a page with a `<pre>`, or as a member of a JSON answer. */
export type Shape = 'plain' | 'page' | 'json';

/** Fields of which every delivered message has one. */
const USUAL_FIELD = /^(?:from|received|return-path|delivered-to|message-id)[ \t]*:/im;

/** A member with a message's text, where it is not text in another string (whose quotes are escaped). */
const MEMBER = /(?<!\\)"(?:source|raw|rawMessage|headers|content)"\s{0,8}:\s{0,8}"/;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
};

/** The shape of an answer, by its first character; null as long as there is none. */
export function shapeOf(text: string): Shape | null {
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) return null;
  if (first === '<') return 'page';
  return first === '{' || first === '[' ? 'json' : 'plain';
}

/** The header block of the message that an answer holds, whatever its shape; null where it holds none. */
export function headerBlockIn(text: string): string | null {
  const shape = shapeOf(text);
  if (shape === null) return null;
  const source = READERS[shape](text).trimStart();
  const end = /\r\n\r\n|\n\n|\r\r/.exec(source)?.index ?? source.length;
  const block = source.slice(0, end);
  return USUAL_FIELD.test(block) ? block : null;
}

const READERS: Readonly<Record<Shape, (text: string) => string>> = {
  plain: (text) => text,
  page: fromPage,
  json: fromJson,
};

/** Text of the first `<pre>`. */
function fromPage(text: string): string {
  const start = /<pre(?:\s[^<>]{0,500})?>/i.exec(text);
  if (start === null) return '';
  const behind = text.slice(start.index + start[0].length);
  const end = behind.search(/<\/pre/i);
  return (end === -1 ? behind : behind.slice(0, end))
    .replace(/<br\s{0,8}\/?>/gi, '\n')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,4});/gi, (written: string, name: string) =>
      name.startsWith('#') ? character(name.slice(1)) : (ENTITIES[name.toLowerCase()] ?? written),
    );
}

/** @param code decimal, or hexadecimal after an `x` */
function character(code: string): string {
  const number = /^x/i.test(code) ? parseInt(code.slice(1), 16) : Number(code);
  return number <= 0x10ffff ? String.fromCodePoint(number) : '\ufffd';
}

/** The string may be cut in its middle: what was read of it counts. */
function fromJson(text: string): string {
  const start = MEMBER.exec(text);
  if (start === null) return '';
  const behind = text.slice(start.index + start[0].length);
  const end = endOfString(behind);
  try {
    return JSON.parse(`"${behind.slice(0, end)}"`) as string;
  } catch {
    return '';
  }
}

/** Where a JSON string ends: at its quote, or before the last escape that is there whole. */
function endOfString(text: string): number {
  let at = 0;
  while (at < text.length && text.charAt(at) !== '"') {
    const length = text.charAt(at) !== '\\' ? 1 : text.charAt(at + 1) === 'u' ? 6 : 2;
    if (at + length > text.length) break;
    at += length;
  }
  return at;
}
