import { render } from 'preact';
import { languageOf, tagOf, translator } from '../../shared/locales/translate.ts';
import { App } from './app.tsx';
import type { HistoryHost } from './history-host.ts';
import { lookOf } from './look.ts';

/**
 * Draws the history into the page.
 *
 * @param tag the browser's language: a BCP 47 tag, or with underscores as `@@ui_locale` has it
 */
export function mount(root: Element, host: HistoryHost, tag: string): void {
  const language = languageOf(tag);
  const look = lookOf(language, translator(tag));
  document.documentElement.lang = tagOf(language);
  document.title = `${look.t('history.open')} – ${look.t('app.name')}`;
  render(<App host={host} look={look} />, root);
}
