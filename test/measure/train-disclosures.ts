import { writeFileSync } from 'node:fs';
import { exampleOf, learnModel, weightsOf } from './disclosures/learn.ts';
import { readSentences, SENTENCES } from './disclosures/sentences.ts';

/** What the product ships; learnt from our own sentences and nothing else. */
const WEIGHTS = new URL('../../shared/data/phrases/disclosure-weights.json', import.meta.url);

const rows = readSentences(SENTENCES);
const weights = weightsOf(learnModel(rows.map(exampleOf)));
writeFileSync(WEIGHTS, `${JSON.stringify(weights, null, 2)}\n`);
process.stdout.write(`Learnt from ${String(rows.length)} sentences.\n`);
