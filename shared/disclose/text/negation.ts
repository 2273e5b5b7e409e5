import type { Span } from './lexicon.ts';
import type { Read } from './reading.ts';

/** How far a negation reaches, in words of the same clause. */
const REACH = 6;
const REACH_BACK = 4;
/** "Without", "free of", "is switched off": before or behind. */
const REACH_FREE = 7;

const between = (from: number, to: number, words: number): boolean => to >= from && to - from <= words;

/** Whether "no", "not", "without" … governs the words of a span. */
export function isNegated(read: Read, span: Span): boolean {
  const clause = read.clauses[span.start];
  const same = (other: Span): boolean =>
    read.clauses[other.start] === clause || read.clauses[other.end - 1] === clause;
  return (
    read
      .spans('neg')
      .some(
        (neg) =>
          same(neg) &&
          (between(neg.end, span.start, REACH) ||
            (read.lexicon.negationMayFollow && between(span.end, neg.start, REACH_BACK))),
      ) ||
    read
      .spans('free')
      .some(
        (free) =>
          same(free) &&
          (between(free.end, span.start, REACH_FREE) ||
            between(span.end, free.start, REACH_FREE) ||
            (free.start <= span.start && span.end <= free.end)),
      )
  );
}
