import * as v from 'valibot';
import { BUCKETS, DisclosureWeights, QUESTIONS, type Question, ZERO } from './disclosure-weights-schema.ts';
import data from './disclosure-weights.json' with { type: 'json' };

/** For each question, how much each feature speaks for a yes. */
export type Model = Readonly<Record<Question, Float32Array>>;

/** Reads the weights of a file. */
function modelOf(weights: DisclosureWeights): Model {
  const decode = (question: Question): Float32Array => {
    const { scale, weights: lines } = weights[question];
    const text = lines.join('');
    return Float32Array.from({ length: BUCKETS }, (_, at) => (text.charCodeAt(at) - ZERO) * scale);
  };
  return Object.fromEntries(QUESTIONS.map((question) => [question, decode(question)])) as Record<
    Question,
    Float32Array
  >;
}

/** What was learnt from our own sentences, checked. Throws where the file is broken, which the tests would have shown. */
export function disclosureModel(): Model {
  return modelOf(v.parse(DisclosureWeights, data));
}
