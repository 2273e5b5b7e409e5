import * as v from 'valibot';

/** What a sentence can speak of, as far as a disclosure of open tracking is concerned. */
export const CONCEPTS = [
  'ad',
  'adFraud',
  'adWeak',
  'article',
  'auth',
  'click',
  'contrast',
  'date',
  'day',
  'deliver',
  'fraud',
  'free',
  'frequency',
  'handOver',
  'ignore',
  'inactive',
  'interest',
  'keep',
  'know',
  'last',
  'lastDay',
  'legalProof',
  'mail',
  'measure',
  'month',
  'neg',
  'open',
  'otherPlaces',
  'ours',
  'parcel',
  'performance',
  'pixel',
  'product',
  'profile',
  'promo',
  'public',
  'rate',
  'removed',
  'request',
  'see',
  'timeDevice',
  'transactional',
  'use',
  'want',
  'we',
  'web',
  'week',
  'whether',
  'without',
  'year',
  'yourSend',
] as const;

export type Concept = (typeof CONCEPTS)[number];

/**
 * Folded words (no capitals, no accents, no punctuation); a star stands for any letters before or after, two dots (once
 * in a phrase, between words) for a few words.
 */
const pattern = v.pipe(
  v.string(),
  v.regex(/^\*?[a-z0-9]+\*?(?: [a-z0-9]+\*?)*(?: \.\.(?: [a-z0-9]+\*?)+)?$/),
);

const patterns = v.pipe(v.array(pattern), v.minLength(1));

/** `disclosure.<lang>.json`: the words by which one language speaks of mails, of opening them, and of knowing it. */
export const DisclosurePhrases = v.strictObject({
  lang: v.picklist(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt']),
  /** Frequent short words, by which the language of a sentence is told. */
  words: v.pipe(v.array(pattern), v.minLength(20)),
  /** "Erfassen wir nicht": the negation may stand behind what it negates. */
  negationMayFollow: v.boolean(),
  concepts: v.strictObject(v.entriesFromList(CONCEPTS, patterns)),
  /** Number words, for how long something is kept. */
  numbers: v.record(v.string(), v.number()),
});

export type DisclosurePhrases = v.InferOutput<typeof DisclosurePhrases>;
