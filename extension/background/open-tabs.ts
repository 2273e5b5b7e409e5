import { browser } from '../platform/browser.ts';

/** Files of the built content scripts. */
export interface ContentScripts {
  readonly everyFrame: string;
  readonly topOnly: string;
}

/**
 * Puts the content scripts into tabs that were open before they were registered: at browser start, installation,
 * update and enabling (design/gate: pictures of the start page stayed held in 3 of 9 starts). The scripts themselves
 * notice when they are there already.
 *
 * @param patterns match patterns of the protected pages
 */
export async function injectIntoOpenTabs(
  patterns: readonly string[],
  scripts: ContentScripts,
): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns] });
  const ids = tabs.flatMap((tab) => tab.id ?? []);
  await Promise.all(ids.map((id) => injectInto(id, scripts)));
}

/** Puts the content scripts into one tab. */
export async function injectInto(tabId: number, { everyFrame, topOnly }: ContentScripts): Promise<void> {
  try {
    const injectImmediately = true;
    await browser.scripting.executeScript({ target: { tabId }, files: [topOnly], injectImmediately });
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [everyFrame],
      injectImmediately,
    });
  } catch {
    // An error page, or a tab that is going away: its next page gets the scripts from the manifest.
  }
}
