import * as v from 'valibot';
import { PURPOSES } from '../disclose/purposes.ts';

/** Languages in which every purpose is described; catalogues of the interface may be fewer. */
export const PURPOSE_LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pt'] as const;

/** Characters of a title: one line beside a switch, on a phone too. */
const MAX_TITLE = 45;

/** Characters of a description: the recommendation wants it short (section 4.1). */
const MAX_DESCRIPTION = 140;

/** Characters of a condition: one sentence of a list. */
const MAX_CONDITION = 180;

const sentence = (max: number) => v.pipe(v.string(), v.minLength(20), v.maxLength(max), v.regex(/^\S.*\.$/));

const words = v.strictObject({
  title: v.pipe(v.string(), v.minLength(5), v.maxLength(MAX_TITLE), v.regex(/^\S.*[^.\s]$/)),
  description: sentence(MAX_DESCRIPTION),
  /** What the sender must keep to for the exemption to hold; empty where consent is needed. */
  conditions: v.array(sentence(MAX_CONDITION)),
});

const purpose = v.strictObject({
  id: v.picklist(PURPOSES),
  regime: v.picklist(['consent', 'exempt']),
  /** Section of the recommendation that names it. */
  section: v.picklist(['3.1', '3.2']),
  /** In our own plain words. */
  words: v.strictObject(v.entriesFromList(PURPOSE_LANGUAGES, words)),
});

/** `purposes.json`: what a sender can track for, and what the law asks of each. */
export const PurposeRows = v.array(purpose);

export type PurposeRow = v.InferOutput<typeof purpose>;
export type PurposeLanguage = (typeof PURPOSE_LANGUAGES)[number];
