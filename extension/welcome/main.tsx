import { render } from 'preact';
import { tagOf, translator } from '../../shared/locales/translate.ts';
import { selfTest } from '../background/self-test.ts';
import { browser } from '../platform/browser.ts';
import { App, type WelcomeHost } from './app.tsx';
import { browserWebmails } from './webmail-access.ts';

const host: WelcomeHost = {
  webmails: browserWebmails,
  selfTest,
  openSettings: () => void browser.runtime.openOptionsPage(),
};

const language = browser.i18n.getMessage('@@ui_locale');
const t = translator(language);
document.documentElement.lang = tagOf(language);
document.title = `${t('welcome.title')} – ${t('app.name')}`;
const root = document.getElementById('app');
if (root) render(<App host={host} t={t} />, root);
