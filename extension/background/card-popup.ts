import { browser } from '../platform/browser.ts';
import { rememberFocus } from './card-focus.ts';

/**
 * Opens the popup above a tab, at one message's card if a view is named. Where the browser does not open it (a window
 * in the background), the same page opens as a tab of its own.
 */
export async function openPopupAt(tabId: number, view: string | undefined): Promise<void> {
  if (view !== undefined) await rememberFocus(tabId, view);
  try {
    await browser.action.openPopup();
  } catch {
    const url = browser.runtime.getURL(`popup/index.html?tab=${tabId}`);
    await browser.tabs.create({ url, openerTabId: tabId });
  }
}
