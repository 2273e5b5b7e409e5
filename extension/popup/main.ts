import { browser } from '../platform/browser.ts';
import { inChosenLanguage } from '../platform/language.ts';
import { browserHost } from './browser-host.ts';
import { mount } from './mount.tsx';

/** The tab that the popup is about: the one below it, or `?tab=ID` where the popup is opened as a page of its own. */
async function subject(): Promise<number> {
  const named = Number.parseInt(new URLSearchParams(location.search).get('tab') ?? '', 10);
  if (Number.isSafeInteger(named)) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? browser.tabs.TAB_ID_NONE;
}

const root = document.getElementById('app');
if (root) {
  const host = browserHost(await subject());
  await inChosenLanguage((tag) => {
    mount(root, host, tag);
  });
}
