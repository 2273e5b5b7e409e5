import type { JSX } from 'preact';
import { LANGUAGES, tagOf, type Translate } from '../../shared/locales/translate.ts';
import { LANGUAGE_CHOICES, type LanguageChoice } from './choices.ts';

interface LanguageSectionProps {
  readonly chosen: LanguageChoice;
  readonly t: Translate;
  readonly onSet: (chosen: LanguageChoice) => void;
}

/** Which language Pixelgate speaks; each is named in its own. */
export function LanguageSection({ chosen, t, onSet }: LanguageSectionProps): JSX.Element {
  return (
    <section class="setting">
      <h2>
        <label for="language">{t('settings.language.title')}</label>
      </h2>
      <select
        id="language"
        class="field select"
        aria-describedby="language-explain"
        onChange={({ currentTarget }) => {
          const choice = LANGUAGE_CHOICES.find((one) => one === currentTarget.value);
          if (choice !== undefined) onSet(choice);
        }}
      >
        <option value="browser" selected={chosen === 'browser'}>
          {t('settings.language.browser')}
        </option>
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={tagOf(one)} selected={one === chosen}>
            {new Intl.DisplayNames(tagOf(one), { type: 'language' }).of(one)}
          </option>
        ))}
      </select>
      <p id="language-explain">{t('settings.language.explain')}</p>
    </section>
  );
}
