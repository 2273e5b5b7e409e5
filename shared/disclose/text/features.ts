import { CONCEPTS, type Concept } from '../../data/phrases/disclosure-schema.ts';
import { BUCKETS } from '../../data/phrases/disclosure-weights-schema.ts';
import { isNegated } from './negation.ts';
import { purposesIn } from './purposes-in.ts';
import type { Read } from './reading.ts';
import type { Stance } from './stance.ts';

/** How much a feature counts: what the rules and concepts say is surer than how a word begins. */
const RULE = 1.5;
const CONCEPT = 1;
const PAIR = 0.7;
const WORD = 0.6;
const PART = 0.3;

/** Letters by which a word is known: its stem, more or less, in the seven languages. */
const STEM = 6;
const SHORT_STEM = 4;
/** "Öffnungsverhalten": words from this length are known by their pieces, too. */
const COMPOUND = 9;
const PIECE = 5;
/** How far two concepts stand apart and still belong together, in words and in concepts. */
const TOGETHER = 8;

/** Concepts for which it matters whether they are negated. */
const NEGATABLE: readonly Concept[] = [
  'open',
  'know',
  'see',
  'rate',
  'pixel',
  'measure',
  'use',
  'mail',
  'keep',
];

/** A sentence, and what the rules make of it. */
export interface Judged {
  readonly read: Read;
  readonly stance: Stance;
}

/** Features by number, each with its weight. Numbers run to `BUCKETS`: names are hashed, and some share one. */
export type Features = ReadonlyMap<number, number>;

type Add = (name: string, weight: number) => void;

/** FNV-1a in 32 bits, folded into the buckets. */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return ((hash >>> 13) ^ hash) & (BUCKETS - 1);
}

function addWords({ words }: Read, add: Add): void {
  let before = '^';
  for (const word of words) {
    const stem = word.slice(0, STEM);
    add(`w ${stem}`, WORD);
    add(`x ${word.slice(0, SHORT_STEM)}`, PART);
    add(`b ${before} ${stem}`, PART);
    before = stem;
    if (word.length < COMPOUND) continue;
    for (let at = 1; at + PIECE <= word.length; at += 1) add(`p ${word.slice(at, at + PIECE)}`, PART);
  }
}

function addConcepts(read: Read, add: Add): void {
  const found = CONCEPTS.flatMap((concept) => read.spans(concept).map(({ start }) => ({ concept, start })));
  found.sort((a, b) => a.start - b.start);
  for (const [at, { concept, start }] of found.entries()) {
    add(`c ${concept}`, CONCEPT);
    for (const other of found.slice(at + 1, at + TOGETHER)) {
      if (other.start - start > TOGETHER) break;
      if (other.concept !== concept) add(`o ${concept} ${other.concept}`, PAIR);
    }
  }
  for (const concept of NEGATABLE) {
    for (const span of read.spans(concept)) add(`${isNegated(read, span) ? 'n' : 'y'} ${concept}`, CONCEPT);
  }
}

/** Pairs of concepts in the same few sentences, wherever they stand. */
function addCompany(reads: readonly Read[], add: Add): void {
  const present = CONCEPTS.filter((concept) => reads.some((read) => read.has(concept)));
  for (const [at, one] of present.entries()) {
    for (const other of present.slice(at + 1)) add(`a ${one} ${other}`, PART);
  }
}

/** What is told of a few sentences of one block: their words, their concepts, and what the rules make of them. */
export function featuresOf(sentences: readonly Judged[]): Features {
  const features = new Map<number, number>();
  const add: Add = (name, weight) => {
    const bucket = bucketOf(name);
    if (!features.has(bucket)) features.set(bucket, weight);
  };
  const reads = sentences.map(({ read }) => read);
  add('any', 1);
  for (const { read, stance } of sentences) {
    addConcepts(read, add);
    addWords(read, add);
    add(`r ${stance}`, RULE);
  }
  for (const purpose of purposesIn({ core: reads, around: [] })) add(`q ${purpose}`, RULE);
  addCompany(reads, add);
  return features;
}
