import { render } from 'preact';
import { App } from '../../../extension/welcome/app.tsx';
import { tagOf, translator } from '../../../shared/locales/translate.ts';
import { fakeWebmails } from './fake-webmails.ts';

/** What a test puts into the page before it loads, and reads from it afterwards. */
export interface FakeWelcome {
  readonly language: string;
  readonly willing: boolean;
  readonly calls: string[];
}

declare global {
  var fakeWelcome: FakeWelcome;
}

const { language, willing, calls } = globalThis.fakeWelcome;
document.documentElement.lang = tagOf(language);
document.title = 'Pixelgate';
const host = {
  webmails: fakeWebmails(willing, (call) => calls.push(call)),
  selfTest: () => Promise.resolve(willing ? ('holds' as const) : ('leaks' as const)),
  openSettings: () => void calls.push('settings'),
};
const root = document.getElementById('app');
if (root) render(<App host={host} t={translator(language)} />, root);
