import { languageOf, translator, type Language, type Translate } from '../../shared/locales/translate.ts';
import { browser } from '../platform/browser.ts';
import { inChosenLanguage } from '../platform/language.ts';

/** What the background says, in the language that the user wants. */
export interface Speech {
  /** Speaks English until `known`. */
  readonly translate: Translate;
  readonly language: () => Language;
  /** Resolves once the language is known. */
  readonly known: Promise<void>;
}

/**
 * The background's voice. Registers for changes, so call it while the background starts.
 *
 * @param changed called when the user has chosen another language
 */
export function browserSpeech(changed: () => void): Speech {
  let tag: string | null = null;
  let translate = translator('en');
  const known = inChosenLanguage((chosen) => {
    const before = tag;
    tag = chosen;
    translate = translator(chosen);
    // Of tabs that have nothing to say of their own.
    void browser.action.setTitle({ title: translate('extension.toolbar-title') });
    if (before !== null) changed();
  });
  return {
    translate: (key, params) => translate(key, params),
    language: () => languageOf(tag ?? 'en'),
    known,
  };
}
