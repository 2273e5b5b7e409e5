import { browser } from '../platform/browser.ts';

/** The popup asks once, soon after: what is older was for a popup that did not open (milliseconds). */
const FRESH = 10_000;

const keyOf = (tabId: number): string => `focus:${tabId}`;

interface Focus {
  readonly view: string;
  readonly time: number;
}

/** Remembers, in memory only, at which message's card the tab's popup is to open. */
export async function rememberFocus(tabId: number, view: string): Promise<void> {
  await browser.storage.session.set({ [keyOf(tabId)]: { view, time: Date.now() } satisfies Focus });
}

/** The view that the popup is to show first; null where the user did not come from one just now. */
export async function focusedView(tabId: number): Promise<string | null> {
  const stored = (await browser.storage.session.get(keyOf(tabId)))[keyOf(tabId)] as Focus | undefined;
  return stored !== undefined && Date.now() - stored.time < FRESH ? stored.view : null;
}
