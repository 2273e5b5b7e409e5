import * as v from 'valibot';

/**
 * A phrase: words in lower case without accents, one space between. `*` stands for the rest of a word, `…` for up to
 * five words; `…` never begins or ends a phrase.
 */
const phrase = v.pipe(v.string(), v.regex(/^(?:\*?[\p{Ll}\d]+\*?|…)(?: (?:\*?[\p{Ll}\d]+\*?|…))*$/u));

const list = v.pipe(v.array(phrase), v.minLength(1));
const byLanguage = v.strictObject({ de: list, en: list, es: list, fr: list, it: list, nl: list, pt: list });

/** `opt-out.json`: the words by which a link says what it is for. */
export const OptOutPhrases = v.strictObject({
  /** Agreement that can be taken back. */
  consent: byLanguage,
  /** Says that there is none of something. */
  denial: byLanguage,
  /** Things that are tracked, withdrawn or ended and have nothing to do with the mail: parcels, contracts, accounts. */
  elsewhere: byLanguage,
  /** Points to the link itself. */
  here: byLanguage,
  /** Leaves a mailing list, where nothing else is named. */
  leave: byLanguage,
  /** Says that the mail is meant. */
  mail: byLanguage,
  /** Opening and reading. */
  open: byLanguage,
  /** Words of anchors like "click here", which say nothing of their own. */
  pointer: byLanguage,
  preferences: byLanguage,
  privacy: byLanguage,
  /** Announces something to read about a matter rather than a way to do it. */
  reading: byLanguage,
  /** Noting, measuring, knowing. */
  record: byLanguage,
  /** Negations. */
  refusal: byLanguage,
  /** The web site, its cookies, an app. */
  site: byLanguage,
  /** Verbs for ending something or withdrawing from it. */
  stop: byLanguage,
  /** Tracking of openings and readings, unmistakably. */
  trace: byLanguage,
  /** Tracking of anything. */
  track: byLanguage,
  unsubscribe: byLanguage,
  view: byLanguage,
});

export type OptOutPhrases = v.InferOutput<typeof OptOutPhrases>;
export type OptOutConcept = keyof OptOutPhrases;
