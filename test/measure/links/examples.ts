import { readFileSync } from 'node:fs';
import * as v from 'valibot';

export const LINK_KINDS = [
  'withdraw-tracking',
  'unsubscribe',
  'preferences',
  'privacy-policy',
  'view-in-browser',
  'other',
] as const;

export const EXAMPLE_LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pt'] as const;

const example = v.strictObject({
  text: v.string(),
  href: v.pipe(v.string(), v.url()),
  /** The words around the link in its block, its own included. */
  sentence: v.string(),
  label: v.picklist(LINK_KINDS),
  /** Where the text begins in the sentence, where it stands there twice. */
  at: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** A link with what it is for, as a person reads it. */
export type LinkExample = v.InferOutput<typeof example> & { readonly lang: string };

/** Our own examples, in every language that is read. */
export function ownExamples(): LinkExample[] {
  return EXAMPLE_LANGUAGES.flatMap((lang) => {
    const file = readFileSync(new URL(`${lang}.json`, import.meta.url), 'utf8');
    return v.parse(v.array(example), JSON.parse(file)).map((row) => ({ ...row, lang }));
  });
}

const foreign = v.looseObject({ ...example.entries, href: v.string(), lang: v.string() });

/** Examples of a file of JSON lines. Throws where a line is not one. */
export function examplesOfLines(path: string): LinkExample[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => v.parse(foreign, JSON.parse(line)));
}
