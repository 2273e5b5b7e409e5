import type { Model } from '../../../shared/data/phrases/disclosure-weights.ts';
import {
  BUCKETS,
  type DisclosureWeights,
  LEVELS,
  LINE,
  QUESTIONS,
  type Question,
  ZERO,
} from '../../../shared/data/phrases/disclosure-weights-schema.ts';
import { type Features, featuresOf } from '../../../shared/disclose/text/features.ts';
import { readSentences } from '../../../shared/disclose/text/read-text.ts';
import { WINDOW } from '../../../shared/disclose/text/windows.ts';
import type { Sentence } from './sentences.ts';

/** Rounds over all rows, and AdaGrad's step. */
const ROUNDS = 25;
const STEP = 0.15;
/** How strongly weights are held near zero: with so few rows, little speaks for a large one. */
const SHRINK = 0.02;
/** What AdaGrad's sums start from, so that the first steps are bounded. */
const START = 0.01;

/** A row as features, and the answer to each question. */
export interface Example {
  readonly features: readonly (readonly [number, number])[];
  readonly row: Sentence;
}

/** The features of a row: its first sentences, as a message's window would hold them. */
export function exampleOf(row: Sentence): Example {
  const features: Features = featuresOf(readSentences(row.text).slice(0, WINDOW));
  return { features: [...features], row };
}

function answer({ row }: Example, question: Question): number {
  if (question === 'disclosure') return row.disclosure ? 1 : 0;
  if (question === 'denial') return row.kind === 'denial' ? 1 : 0;
  return row.purposes.includes(question) ? 1 : 0;
}

/** A generator of numbers below `limit`, the same in every run. */
function shuffler(): (limit: number) => number {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function shuffle(examples: Example[], below: (limit: number) => number): void {
  for (let last = examples.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    const [a, b] = [examples[last], examples[other]];
    if (a !== undefined && b !== undefined) [examples[last], examples[other]] = [b, a];
  }
}

/** Logistic regression with an L2 penalty, by AdaGrad. Purposes are learnt from disclosures only. */
function learn(all: readonly Example[], question: Question): Float32Array {
  const rows = all.filter(({ row }) => question === 'disclosure' || question === 'denial' || row.disclosure);
  const weights = new Float32Array(BUCKETS);
  const sums = new Float32Array(BUCKETS).fill(START);
  const below = shuffler();
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(rows, below);
    for (const example of rows) {
      const score = example.features.reduce((sum, [at, weight]) => sum + (weights[at] ?? 0) * weight, 0);
      const error = 1 / (1 + Math.exp(-score)) - answer(example, question);
      for (const [at, weight] of example.features) {
        const own = weights[at] ?? 0;
        const slope = error * weight + SHRINK * own;
        const sum = (sums[at] ?? 0) + slope * slope;
        sums[at] = sum;
        weights[at] = own - (STEP * slope) / Math.sqrt(sum);
      }
    }
  }
  return weights;
}

/** Learns every question from rows. The same rows give the same model. */
export function learnModel(examples: readonly Example[]): Model {
  return Object.fromEntries(QUESTIONS.map((question) => [question, learn(examples, question)])) as Record<
    Question,
    Float32Array
  >;
}

/** Rounds a model to the levels of `disclosure-weights.json`. */
export function weightsOf(model: Model): DisclosureWeights {
  const encode = (weights: Float32Array): DisclosureWeights['disclosure'] => {
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6);
    const scale = Number((largest / LEVELS).toPrecision(6));
    const text = Array.from(weights, (weight) => String.fromCharCode(ZERO + Math.round(weight / scale))).join(
      '',
    );
    const lines = Array.from({ length: BUCKETS / LINE }, (_, at) => text.slice(at * LINE, (at + 1) * LINE));
    return { scale, weights: lines };
  };
  return Object.fromEntries(
    QUESTIONS.map((question) => [question, encode(model[question])]),
  ) as DisclosureWeights;
}
