/** Stands where the link's own words stood: for private use, so that only a text made to mislead holds it. */
const HOLE = '\uE000';

/** The same with what was put around it, as far as no end of a sentence has taken it away. */
const OWN_PLACE = / ?\uE000[. ]?/;

/** What ends a piece of a footer: nothing beyond it speaks of the link. A sentence's end is softer, see below. */
const PIECE = /\s*[|•·∙▪■◆»«]\s*|\s+\/+\s+|\t+/;
const SENTENCE = /(?<=[.!?…;])["”»')\]]*\s+/;
const CLAUSE =
  /[,:()\n¿]+|\s[-–—>]+\s|\s(?:or|and|ou|et|oder|und|sowie|bzw|o|u|y|e|ed|oppure|of|en|but|mais|aber|sondern|pero|ma|maar|mas)\s/i;

/** The text around a link, nearest first. */
export interface Surroundings {
  /** The clause that holds the link, its own words left out where they stood. */
  readonly clause: string;
  /** Clauses before it in its sentence, nearest first. */
  readonly before: readonly string[];
  /** Clauses after it in its sentence, nearest first. */
  readonly after: readonly string[];
  /** Sentences before its own in the same piece, nearest first. */
  readonly earlier: readonly string[];
  /** Its whole sentence, its own words included. */
  readonly whole: string;
}

function split(text: string, separator: RegExp): { list: string[]; at: number } {
  const list = text.split(separator).filter((part) => part.trim() !== '');
  return { list, at: list.findIndex((part) => part.includes(HOLE)) };
}

/**
 * Takes a sentence apart around the link that stands from `start` to `end` in it. Pieces of a footer ("a | b · c") do
 * not speak of each other; clauses and sentences may.
 */
export function surroundings(sentence: string, start: number, end: number): Surroundings {
  const own = sentence.slice(start, end);
  const rest = sentence.slice(end);
  // Nobody puts a full stop after an address; a capital letter does as well.
  const stop = /^\S+[/.:@]\S+$/.test(own) && /^\s+\p{Lu}/u.test(rest) ? '.' : ' ';
  const marked = `${sentence.slice(0, start)} ${HOLE}${stop}${rest}`;
  const pieces = split(marked, PIECE);
  const sentences = split(pieces.list[pieces.at] ?? '', SENTENCE);
  const clauses = split(sentences.list[sentences.at] ?? '', CLAUSE);
  return {
    clause: (clauses.list[clauses.at] ?? '').replace(HOLE, ' '),
    before: clauses.list.slice(0, Math.max(clauses.at, 0)).reverse(),
    after: clauses.list.slice(clauses.at + 1),
    earlier: sentences.list.slice(0, Math.max(sentences.at, 0)).reverse(),
    whole: (sentences.list[sentences.at] ?? '').replace(OWN_PLACE, () => own),
  };
}
