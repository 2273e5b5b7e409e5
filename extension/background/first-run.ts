import { TEST_BUILD } from '../known-webmails.ts';
import { browser } from '../platform/browser.ts';

/**
 * Opens the first page once, after installing; not after an update. The end-to-end build is installed anew for each
 * test and opens none: the test of this one takes the build that people install.
 */
export function openWelcomeOnInstall(): void {
  if (TEST_BUILD) return;
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('welcome/index.html') });
  });
}
