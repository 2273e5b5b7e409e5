import type { Page } from '@playwright/test';
import type { MailBrowser } from './browser.ts';

/** What the browser's toolbar says of one tab. */
export interface ToolbarView {
  readonly text: string;
  readonly title: string;
}

/** The browser's number of the one tab that shows pages at these addresses (a match pattern). */
export async function tabAt(browser: MailBrowser, url: string): Promise<number> {
  return (await browser.worker()).evaluate(
    async (pattern) => (await chrome.tabs.query({ url: pattern }))[0]?.id ?? -1,
    url,
  );
}

export async function toolbarOf(browser: MailBrowser, tabId: number): Promise<ToolbarView> {
  return (await browser.worker()).evaluate(
    async (id) => ({
      text: await chrome.action.getBadgeText({ tabId: id }),
      title: await chrome.action.getTitle({ tabId: id }),
    }),
    tabId,
  );
}

/** The popup as a page of its own, above that tab. */
export async function openPopup(browser: MailBrowser, tabId: number): Promise<Page> {
  const popup = await browser.newPage();
  await popup.goto(`chrome-extension://${await browser.extensionId()}/popup/index.html?tab=${tabId}`);
  return popup;
}

/** Rules that let all pictures of a tab through: in one tab, without a token. */
export async function showingRules(browser: MailBrowser): Promise<number> {
  return (await browser.worker()).evaluate(
    async () =>
      (await chrome.declarativeNetRequest.getSessionRules()).filter(
        ({ condition }) => condition.tabIds !== undefined && condition.urlFilter === undefined,
      ).length,
  );
}

/** How many trackers the history says were blocked. */
export async function recordsOf(browser: MailBrowser): Promise<number> {
  return (await browser.worker()).evaluate(async () => {
    const named = (await indexedDB.databases()).some(({ name }) => name === 'history');
    if (!named) return 0;
    return new Promise<number>((resolve) => {
      const open = indexedDB.open('history');
      open.onsuccess = () => {
        const count = open.result.transaction('records').objectStore('records').count();
        count.onsuccess = () => {
          open.result.close();
          resolve(count.result);
        };
      };
    });
  });
}
