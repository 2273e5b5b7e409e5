/**
 * Characters that reorder, hide or break what is shown: controls, format characters (bidirectional overrides, zero-width
 * characters, tags), line and paragraph separators, private and unassigned ones, lone surrogates.
 */
const UNSHOWN = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** UTF-16 units read of a text for each character that is shown: enough for names full of marks, bounded all the same. */
const UNITS_PER_CHARACTER = 4;

/**
 * A text that a sender wrote, made fit to be shown beside our own words: one line, no character that acts on its
 * surroundings, at most `max` characters (the last one then says that there was more). Linear in `max`, not in the text.
 */
export function declaredText(text: string, max: number): string {
  const read = text.slice(0, max * UNITS_PER_CHARACTER);
  const shown = read.replace(UNSHOWN, ' ').replace(/\s+/g, ' ').trim();
  const characters = Array.from(shown);
  if (characters.length <= max && read.length === text.length) return shown;
  return `${characters
    .slice(0, max - 1)
    .join('')
    .trimEnd()}…`;
}
