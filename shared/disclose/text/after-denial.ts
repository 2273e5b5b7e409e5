import type { Judged } from './features.ts';
import { namesTrackingNegated } from './negated-tracking.ts';
import { type Read, readSentence } from './reading.ts';
import { stanceOf } from './stance.ts';

/** Words from one to another, with a comma where a clause ends. */
function wordsFrom(read: Read, start: number, end: number): string {
  return read.words
    .slice(start, end)
    .map((word, at) => (read.clauses[start + at] === read.clauses[start + at + 1] ? word : `${word},`))
    .join(' ');
}

/** "Without handing anything on, we …": the sentence turns where its first clause ends. */
function afterWithout(read: Read): number[] {
  if (read.spans('without')[0]?.start !== 0) return [];
  const end = read.clauses.findIndex((clause) => clause > 0);
  return end === -1 ? [] : [end];
}

const AND = { de: 'und', en: 'and', es: 'y', fr: 'et', it: 'e', nl: 'en', pt: 'e' } as const;

/** "We sell nothing and measure …": "and" before a verb of measuring, once it was said that nothing is handed on. */
function afterHandingOn(read: Read): number[] {
  const handed = read.spans('handOver')[0];
  if (handed === undefined) return [];
  return [...read.spans('know'), ...read.spans('measure')]
    .map(({ start }) => start)
    .filter((start) => start > handed.end && read.words[start - 1] === AND[read.lexicon.lang]);
}

/** Word numbers at which a sentence turns: also "but" and its like, and semicolons. */
function turns(read: Read): number[] {
  const turned = read.statements.flatMap((statement, at) =>
    at > 0 && statement !== read.statements[at - 1] ? [at] : [],
  );
  // "Nicht aber, ob …" goes on denying.
  const negated = new Set(read.spans('neg').map(({ end }) => end));
  const contrasts = read
    .spans('contrast')
    .map(({ start }) => start)
    .filter((start) => !negated.has(start));
  return [...turned, ...contrasts, ...afterWithout(read), ...afterHandingOn(read)]
    .filter((at) => at > 0)
    .sort((a, b) => a - b);
}

/**
 * "We set no cookies, but we measure openings": what a sentence says after its first turn from a negation, read as a
 * sentence of its own. Null where it never turns from one, or goes on denying. Costs no more than reading the sentence
 * again; its words are capped.
 */
export function afterDenial(read: Read): Judged | null {
  const negations = [...read.spans('neg'), ...read.spans('free')];
  const turn = turns(read).find((at) => negations.some(({ end }) => end <= at));
  if (turn === undefined) return null;
  const rest = readSentence(wordsFrom(read, turn, read.words.length), read.lexicon);
  if (namesTrackingNegated([rest])) return null;
  return { read: rest, stance: stanceOf(rest, read.has('mail')) };
}
