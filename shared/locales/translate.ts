import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };

type RawKey = keyof typeof en;

/** A sentence's name. One that counts is stored as `key.one` and `key.other` and asked for as `key`, with `count`. */
export type MessageKey = RawKey extends infer K
  ? K extends `${infer Base}.${'one' | 'other'}`
    ? Base
    : K
  : never;

export type Catalogue = Readonly<Record<RawKey, string>>;
export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: Params) => string;

/** Languages that have a catalogue; the first is used where none fits. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, fr, de, es, it, nl, pt };

/** The catalogue's language for a BCP 47 tag such as `fr-CA`: by its first part, in any case. */
export function languageOf(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0];
  return LANGUAGES.find((language) => language === primary) ?? LANGUAGES[0];
}

/**
 * The BCP 47 tag of how the catalogue for `tag` is written, for `lang` attributes and `Intl`: our Portuguese is European,
 * whose dates, numbers and plurals differ from the Brazilian ones that a plain `pt` stands for.
 */
export function tagOf(tag: string): string {
  const language = languageOf(tag);
  return language === 'pt' ? 'pt-PT' : language;
}

/**
 * Gives the function that turns keys into sentences in one language.
 *
 * `{name}` in a sentence is replaced by `params.name`: a number in the language's own writing, a string as it is
 * (callers isolate foreign names, see `shared/ui/plain-name`). `params.count` chooses between `.one` and `.other`
 * by the language's plural rules. A placeholder without its parameter stays as written, so that it is seen.
 *
 * @param tag BCP 47 language tag; one without a catalogue falls back to English
 */
export function translator(tag: string): Translate {
  const language = languageOf(tag);
  const catalogue: Readonly<Record<string, string>> = CATALOGUES[language];
  const plural = new Intl.PluralRules(tagOf(language));
  const number = new Intl.NumberFormat(tagOf(language));
  return (key, params = {}) => {
    const { count } = params;
    const form = typeof count === 'number' && plural.select(count) === 'one' ? 'one' : 'other';
    // Romance languages also have "many" (one million): it is written like "other" in every sentence we have.
    const sentence = catalogue[key] ?? catalogue[`${key}.${form}`] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (written, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      if (value === undefined) return written;
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}
