import { browser } from '../platform/browser.ts';

/** More than this is shown as "99+": the badge has room for three characters. */
const MAX_SHOWN = 99;
const BADGE_COLOUR = '#0b6e4f';

/** Shows how many trackers are blocked in a tab; nothing when there are none. */
export async function showCount(tabId: number, trackers: number): Promise<void> {
  const text = trackers === 0 ? '' : trackers > MAX_SHOWN ? `${MAX_SHOWN}+` : String(trackers);
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
    await browser.action.setBadgeText({ tabId, text });
  } catch {
    // The tab was closed meanwhile: there is nothing left to show it on.
  }
}
