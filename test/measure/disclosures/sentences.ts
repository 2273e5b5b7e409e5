import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { PURPOSES } from '../../../shared/disclose/purposes.ts';

/** What a sentence is: a disclosure, or one of the things that look like one. */
export const KINDS = [
  'disclosure',
  'denial',
  'web-cookies',
  'link-only',
  'article',
  'product-feature',
  'parcel',
  'other',
] as const;

const Sentence = v.strictObject({
  text: v.pipe(v.string(), v.minLength(10), v.maxLength(1_000)),
  lang: v.picklist(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt']),
  disclosure: v.boolean(),
  purposes: v.array(v.picklist(PURPOSES)),
  /** Who speaks: made up. Rows of one sender are alike, so they are counted together. */
  sender: v.pipe(v.string(), v.regex(/^[a-z]{2}-[a-z0-9]+$/)),
  kind: v.picklist(KINDS),
});

/** One sentence of our own, with what it discloses. */
export type Sentence = v.InferOutput<typeof Sentence>;

export const SENTENCES = new URL('sentences/', import.meta.url);

/** Files of sentences whose authors did not know the recogniser, nor its authors' sentences. */
export const BY_OTHERS = '-others.json';

/**
 * All sentences of a folder of JSON files whose names end so, in the order of the names. Throws on a row that breaks
 * the schema.
 */
export function readSentences(folder: URL, ending = '.json'): Sentence[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .flatMap((name) => v.parse(v.array(Sentence), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
}
