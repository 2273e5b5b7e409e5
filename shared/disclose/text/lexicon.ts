import type { Concept, DisclosurePhrases } from '../../data/phrases/disclosure-schema.ts';

/** Where a concept was found: word numbers, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Hits = ReadonlyMap<Concept, readonly Span[]>;

interface Entry {
  readonly concept: Concept;
  /** The words after the first one; a final star means "begins with", two dots a few words of any kind. */
  readonly rest: readonly string[];
}

/** Finds a language's concepts in folded words. Cost: a few look-ups for each word. */
export interface Lexicon {
  readonly lang: DisclosurePhrases['lang'];
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly negationMayFollow: boolean;
  find(words: readonly string[], clauses: readonly number[]): Hits;
}

const matches = (pattern: string, word: string | undefined): boolean =>
  word !== undefined && (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

/** Two dots in a phrase stand for at most so many words: "switched all this off". */
const GAP = 6;
const DOTS = '..';

/** Where a phrase ends whose first word stands before `at`, the end not included; -1 where it does not match. */
function endOf(rest: readonly string[], words: readonly string[], at: number): number {
  let next = at;
  for (const [index, pattern] of rest.entries()) {
    if (pattern === DOTS) {
      const behind = rest.slice(index + 1);
      for (let gap = 0; gap <= GAP; gap += 1) {
        const end = endOf(behind, words, next + gap);
        if (end !== -1) return end;
      }
      return -1;
    }
    if (!matches(pattern, words[next])) return -1;
    next += 1;
  }
  return next;
}

class Index {
  private readonly exact = new Map<string, Entry[]>();
  private readonly prefixes = new Map<string, Entry[]>();
  private readonly inner: { readonly part: string; readonly atEnd: boolean; readonly entry: Entry }[] = [];

  add(pattern: string, concept: Concept): void {
    const [first = '', ...rest] = pattern.split(' ');
    const entry = { concept, rest };
    if (first.startsWith('*')) {
      const atEnd = !first.endsWith('*');
      this.inner.push({ part: first.slice(1, atEnd ? undefined : -1), atEnd, entry });
    } else if (first.endsWith('*')) push(this.prefixes, first.slice(0, -1), entry);
    else push(this.exact, first, entry);
  }

  *candidates(word: string): Generator<Entry> {
    yield* this.exact.get(word) ?? [];
    for (let length = 1; length <= word.length; length += 1) {
      yield* this.prefixes.get(word.slice(0, length)) ?? [];
    }
    for (const { part, atEnd, entry } of this.inner) {
      if (atEnd ? word.endsWith(part) : word.includes(part)) yield entry;
    }
  }
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [entry]);
  else there.push(entry);
}

function find(index: Index, words: readonly string[], clauses: readonly number[]): Hits {
  const hits = new Map<Concept, Span[]>();
  for (const [start, word] of words.entries()) {
    for (const { concept, rest } of index.candidates(word)) {
      const end = endOf(rest, words, start + 1);
      if (end === -1 || clauses[start] !== clauses[end - 1]) continue;
      const spans = hits.get(concept);
      const span = { start, end };
      if (spans === undefined) hits.set(concept, [span]);
      else spans.push(span);
    }
  }
  return hits;
}

export function compileLexicon(phrases: DisclosurePhrases): Lexicon {
  const index = new Index();
  for (const [concept, patterns] of Object.entries(phrases.concepts)) {
    for (const pattern of patterns) index.add(pattern, concept as Concept);
  }
  return {
    lang: phrases.lang,
    words: new Set(phrases.words),
    numbers: new Map(Object.entries(phrases.numbers)),
    negationMayFollow: phrases.negationMayFollow,
    find: (words, clauses) => find(index, words, clauses),
  };
}
