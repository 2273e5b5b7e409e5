import { render } from 'preact';
import { languageOf, tagOf, translator } from '../../shared/locales/translate.ts';
import { App } from './app.tsx';
import type { SettingsHost } from './settings-state.ts';

/**
 * Draws the settings into the page.
 *
 * @param tag the browser's language: a BCP 47 tag, or with underscores as `@@ui_locale` has it
 */
export function mount(root: Element, host: SettingsHost, tag: string): void {
  const language = languageOf(tag);
  const t = translator(tag);
  document.documentElement.lang = tagOf(language);
  document.title = `${t('settings.open')} – ${t('app.name')}`;
  render(<App host={host} t={t} language={language} />, root);
}
