import { browser } from '../platform/browser.ts';

/**
 * Puts the content script into tabs that were open before it was registered: at browser start, installation, update
 * and enabling (design/gate: pictures of the start page stayed held in 3 of 9 starts). The script itself notices
 * when it is there already.
 *
 * @param patterns match patterns of the protected pages
 * @param file the built content script
 */
export async function injectIntoOpenTabs(patterns: readonly string[], file: string): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns] });
  const ids = tabs.flatMap((tab) => tab.id ?? []);
  await Promise.all(ids.map((id) => injectInto(id, file)));
}

/** Puts the content script into all frames of one tab. */
export async function injectInto(tabId: number, file: string): Promise<void> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [file],
      injectImmediately: true,
    });
  } catch {
    // An error page, or a tab that is going away: its next page gets the script from the manifest.
  }
}
