/** A display name longer than this is cut: it is there to be recognised, and a sender may make it as long as he likes. */
const MAX_NAME = 120;

/**
 * Characters that show nothing but change how the text around them is read: controls, bidirectional marks,
 * embeddings and isolates, zero-width characters, the byte order mark, interlinear and tag characters.
 */
const DECEIVING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A name from a message, made safe to show beside words of ours: nothing in it reorders, hides or breaks the line.
 * Joiners inside emoji are lost too; a name stays readable without them.
 *
 * @param text as the message gives it
 * @returns one line of at most 121 characters
 */
export function plainName(text: string): string {
  return plain(text, MAX_NAME);
}

function plain(text: string, most: number): string {
  const line = text
    .slice(0, 4 * most)
    .replace(DECEIVING, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : line;
}

/** Of a long address, so much of its start is kept; the rest of the room is for its end, the domain. */
const ADDRESS_START = 40;

/**
 * An address, made safe to show like a name. A long one is cut in its middle: who sent it stands at the end, and a
 * sender must not be able to push that out of sight.
 */
export function plainAddress(text: string): string {
  if (text.length <= MAX_NAME) return plainName(text);
  return `${plainName(text.slice(0, ADDRESS_START))}…${plainName(text.slice(ADDRESS_START - MAX_NAME))}`;
}

/** A quote longer than this is cut: enough for several sentences. */
const MAX_QUOTE = 400;

/** What a sender wrote, made safe to show like a name; cut after a few sentences. */
export function plainQuote(text: string): string {
  return plain(text, MAX_QUOTE);
}
