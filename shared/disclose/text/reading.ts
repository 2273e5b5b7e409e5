import type { Concept } from '../../data/phrases/disclosure-schema.ts';
import type { Hits, Lexicon, Span } from './lexicon.ts';
import { wordsOf } from './words.ts';

/** A sentence with the concepts found in it; positions are word numbers. */
export interface Read {
  readonly text: string;
  readonly words: readonly string[];
  readonly clauses: readonly number[];
  readonly statements: readonly number[];
  readonly lexicon: Lexicon;
  /** Spans of a concept, without those that another meaning covers. */
  spans(concept: Concept): readonly Span[];
  has(...concepts: readonly Concept[]): boolean;
}

/** What a phrase of the first kind covers is not read as one of the others: "let us know", "other websites". */
const COVERS: readonly (readonly [Concept, readonly Concept[]])[] = [
  [
    'ignore',
    ['open', 'rate', 'pixel', 'know', 'see', 'neg', 'free', 'mail', 'public', 'product', 'interest'],
  ],
  ['public', ['interest']],
  ['inactive', ['neg', 'free', 'interest']],
  ['want', ['neg', 'free', 'use']],
  ['otherPlaces', ['web']],
  ['product', ['mail']],
  ['adFraud', ['fraud', 'ad']],
];

/** "We had it switched off" is no offer to switch it off: of two phrases, the longer one counts. */
function longest(hits: Hits): Hits {
  const wants = hits.get('want');
  const gaveUp = hits.get('free');
  if (wants === undefined || gaveUp === undefined) return hits;
  const within = ({ start, end }: Span): boolean =>
    gaveUp.some((free) => free.start <= start && end <= free.end && free.end - free.start > end - start);
  return new Map(hits).set(
    'want',
    wants.filter((want) => !within(want)),
  );
}

function covered(hits: Hits): ReadonlyMap<Concept, ReadonlySet<number>> {
  const masks = new Map<Concept, Set<number>>();
  for (const [cover, concepts] of COVERS) {
    for (const { start, end } of hits.get(cover) ?? []) {
      for (const concept of concepts) {
        const mask = masks.get(concept) ?? new Set();
        for (let at = start; at < end; at += 1) mask.add(at);
        masks.set(concept, mask);
      }
    }
  }
  return masks;
}

/** Reads one sentence with the lexicon of its language. */
export function readSentence(text: string, lexicon: Lexicon): Read {
  const { words, clauses, statements } = wordsOf(text);
  const hits = longest(lexicon.find(words, clauses));
  const masks = covered(hits);
  const visible = new Map<Concept, readonly Span[]>();
  for (const [concept, spans] of hits) {
    const mask = masks.get(concept);
    visible.set(concept, mask === undefined ? spans : spans.filter(({ start }) => !mask.has(start)));
  }
  const spans = (concept: Concept): readonly Span[] => visible.get(concept) ?? [];
  return {
    text,
    words,
    clauses,
    statements,
    lexicon,
    spans,
    has: (...concepts) => concepts.some((concept) => spans(concept).length > 0),
  };
}

/** Whether a sentence is a question, which says nothing by itself. */
export const asks = (read: Read): boolean => /\?["”»)\s]*$/.test(read.text);

/** Whether two spans stand within so many words of each other. */
export function near(a: Span, b: Span, words: number): boolean {
  return a.start < b.end + words && b.start < a.end + words;
}

/** "The date of your latest opening": how far its words may stand apart. */
const LAST_DAY_REACH = 6;

/** Whether a sentence speaks of the day of the last opening (section 3.2). */
export function namesLastDay(read: Read): boolean {
  if (read.has('lastDay')) return true;
  // "As proof, we note the day on which it was opened": one day, too.
  const about = [...read.spans('last'), ...(read.has('legalProof') ? read.spans('date') : [])];
  const opened = read.spans('open');
  return read.has('date') && about.some((word) => opened.some((open) => near(word, open, LAST_DAY_REACH)));
}
