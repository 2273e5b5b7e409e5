import { render } from 'preact';
import { languageOf, tagOf, translator } from '../../shared/locales/translate.ts';
import { App } from './app.tsx';
import type { PopupHost } from './popup-state.ts';

/**
 * Draws the popup into the page.
 *
 * @param language the browser's language: a BCP 47 tag, or with underscores as `@@ui_locale` has it
 */
export function mount(root: Element, host: PopupHost, language: string): void {
  const spoken = languageOf(language);
  document.documentElement.lang = tagOf(spoken);
  render(<App host={host} language={spoken} t={translator(language)} />, root);
}
