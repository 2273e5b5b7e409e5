import { render } from 'preact';
import { tagOf, translator } from '../../shared/locales/translate.ts';
import { selfTest } from '../background/self-test.ts';
import { browser } from '../platform/browser.ts';
import { inChosenLanguage } from '../platform/language.ts';
import { App, type WelcomeHost } from './app.tsx';
import { browserWebmails } from './webmail-access.ts';

const host: WelcomeHost = {
  webmails: browserWebmails,
  selfTest,
  openSettings: () => void browser.runtime.openOptionsPage(),
};

const root = document.getElementById('app');
void inChosenLanguage((tag) => {
  const t = translator(tag);
  document.documentElement.lang = tagOf(tag);
  document.title = `${t('welcome.title')} – ${t('app.name')}`;
  if (root) render(<App host={host} t={t} />, root);
});
