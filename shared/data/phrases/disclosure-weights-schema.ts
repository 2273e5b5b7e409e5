import * as v from 'valibot';
import { PURPOSES } from '../../disclose/purposes.ts';

/** Features of sentences are hashed to so many numbers. A power of two. */
export const BUCKETS = 8192;

/** Weights are whole multiples of a scale, from -LEVELS to LEVELS; one printable character each. */
export const LEVELS = 44;
/** The character of weight 0: 35 to 125 leave out the space and the quotation mark. */
export const ZERO = 80;
/** Characters in a line of the file. */
export const LINE = 128;

/** What is learnt: whether sentences disclose, whether they deny, and each purpose of those that disclose. */
export const QUESTIONS = ['disclosure', 'denial', ...PURPOSES] as const;

export type Question = (typeof QUESTIONS)[number];

const Answers = v.strictObject({
  /** What a step of a weight is worth. */
  scale: v.pipe(v.number(), v.minValue(0)),
  weights: v.pipe(v.array(v.pipe(v.string(), v.length(LINE), v.regex(/^[#-}]+$/))), v.length(BUCKETS / LINE)),
});

/** `disclosure-weights.json`, which `npm run train:disclosures` writes. */
export const DisclosureWeights = v.strictObject(v.entriesFromList(QUESTIONS, Answers));

export type DisclosureWeights = v.InferOutput<typeof DisclosureWeights>;
