import type { Concept } from '../../data/phrases/disclosure-schema.ts';
import type { Span } from './lexicon.ts';
import { isNegated } from './negation.ts';
import { asks, type Read } from './reading.ts';

/** Words for tracking: the means, the measure, and what is done with them. */
const TRACKING: readonly Concept[] = ['pixel', 'rate', 'open', 'know', 'measure', 'see', 'use'];

/** Where something is said to be given up, switched off or impossible; "without …" only reaches what follows it. */
function givenUp(read: Read): Span[] {
  const without = read.spans('without');
  return read.spans('free').filter(({ start }) => !without.some((other) => other.start === start));
}

/** "The open rate, which our provider counts, we had switched off": commas do not stand between. */
function givesUpTracking(read: Read): boolean {
  return givenUp(read).some(({ start }) =>
    (['pixel', 'rate', 'open'] as const).some((concept) =>
      read
        .spans(concept)
        .some((span) => span.start < start && read.statements[span.start] === read.statements[start]),
    ),
  );
}

const speaksOfOpenings = (read: Read): boolean => read.has('pixel', 'rate', 'open');

/**
 * "Our provider counts openings. We switched that off.", "Who reads this? We do not know.": whether a sentence takes
 * back what the one before it says or asks.
 */
function takesBack(read: Read, before: Read): boolean {
  if (speaksOfOpenings(read) || read.has('click', 'web', 'want')) return false;
  return givenUp(read).length > 0 || (asks(before) && read.has('neg'));
}

/** Whether all that some sentences say of openings is asked only, or taken back at once. */
export function isTakenBack(reads: readonly Read[]): boolean {
  const named = reads.some(speaksOfOpenings);
  const speaking = [...reads.entries()].filter(([, read]) =>
    named ? speaksOfOpenings(read) : read.has('know', 'measure', 'see'),
  );
  return (
    speaking.length > 0 &&
    speaking.every(([at, read]) => {
      const next = reads[at + 1];
      return next !== undefined && takesBack(next, read);
    })
  );
}

/** "Are you tracked? No, never.": longer answers say more than that. */
const SHORT_ANSWER = 3;

/** A question that the next sentence answers with no. */
function isAnsweredNo(read: Read, next: Read | undefined): boolean {
  return asks(read) && next !== undefined && next.words.length <= SHORT_ANSWER && next.has('neg');
}

/** Whether a word for tracking stands under a negation, in its own sentence, or a question is answered with no. */
export function namesTrackingNegated(reads: readonly Read[]): boolean {
  return reads.some(
    (read, at) =>
      isAnsweredNo(read, reads[at + 1]) ||
      givesUpTracking(read) ||
      TRACKING.some((concept) => read.spans(concept).some((span) => isNegated(read, span))),
  );
}
