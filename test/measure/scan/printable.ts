/**
 * Characters that act on a terminal or reorder what is shown: controls, format characters (bidirectional marks and
 * overrides, zero-width characters, tags), line and paragraph separators, lone surrogates.
 */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text of a message made safe to print: such characters become `\u{…}`. */
export function printable(text: string): string {
  return text.replace(ACTIVE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** At most `width` characters, the middle left out where it is longer. */
export function shortened(text: string, width: number): string {
  const chars = Array.from(text);
  if (chars.length <= width) return text;
  const tail = Math.min(16, Math.floor(width / 3));
  return `${chars.slice(0, width - tail - 1).join('')}…${chars.slice(-tail).join('')}`;
}
