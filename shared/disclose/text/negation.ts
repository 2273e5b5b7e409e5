import type { Span } from './lexicon.ts';
import type { Read } from './reading.ts';

/** How far a negation reaches, in words of the same clause. */
const REACH = 6;
const REACH_BACK = 4;
/** "Without", "free of", "is switched off": before or behind. */
const REACH_FREE = 7;
/** "We removed the tracking pixel": only what was taken away, or "we removed those who …" would be a denial. */
const REACH_REMOVED = 2;
/** "In order not to land in spam we note …": its own infinitive, before which German and Dutch have a word more. */
const REACH_PURPOSE = 2;

/** The plain "not" of each language, without "nothing", "for no reason" and their like. */
export const NOT = {
  de: ['nicht'],
  en: ['not'],
  es: ['no'],
  fr: ['non', 'pas'],
  it: ['no', 'non'],
  nl: ['niet'],
  pt: ['nao'],
} as const satisfies Record<Read['lexicon']['lang'], readonly string[]>;

/** Words that begin a clause of purpose, up to two words before its "not"; English tells by what follows: "not to". */
const PURPOSE = { de: 'um', en: null, es: 'para', fr: 'pour', it: 'per', nl: 'om', pt: 'para' } as const;
const PURPOSE_BEFORE = 2;

const between = (from: number, to: number, words: number): boolean => to >= from && to - from <= words;

/** "In order not to …" */
function isOfPurpose({ words, lexicon: { lang } }: Read, neg: Span): boolean {
  const not: readonly string[] = NOT[lang];
  if (!not.includes(words[neg.end - 1] ?? '')) return false;
  const opener = PURPOSE[lang];
  if (opener === null) return words[neg.end] === 'to';
  return words.slice(Math.max(0, neg.start - PURPOSE_BEFORE), neg.start).includes(opener);
}

/** "We see who clicks, but not whether …", "nicht aber, ob …": the negation ends its clause and governs the next. */
function governsNext(read: Read, neg: Span, span: Span): boolean {
  const own = read.clauses[neg.end - 1] ?? 0;
  const next = read.clauses.indexOf(own + 1);
  if (next === -1 || read.clauses[span.start] !== own + 1 || next - neg.end > 1) return false;
  return read.spans('whether').some(({ start }) => start === next);
}

/** "The day of your last opening, without the time": "without" only reaches what follows it. */
function isWithout(read: Read, { start }: Span): boolean {
  return read.spans('without').some((without) => without.start === start);
}

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
          governsNext(read, neg, span) ||
          (same(neg) &&
            (between(neg.end, span.start, isOfPurpose(read, neg) ? REACH_PURPOSE : REACH) ||
              (read.lexicon.negationMayFollow && between(span.end, neg.start, REACH_BACK)))),
      ) ||
    read.spans('removed').some((gone) => same(gone) && between(gone.end, span.start, REACH_REMOVED)) ||
    read
      .spans('free')
      .some(
        (free) =>
          same(free) &&
          (between(free.end, span.start, REACH_FREE) ||
            (!isWithout(read, free) && between(span.end, free.start, REACH_FREE)) ||
            (free.start <= span.start && span.end <= free.end)),
      )
  );
}
