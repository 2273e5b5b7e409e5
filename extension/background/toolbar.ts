import { browser } from '../platform/browser.ts';

/** More than this is shown as "99+": the badge has room for three characters. */
const MAX_SHOWN = 99;
const BADGE_COLOUR = '#0b6e4f';

/** Tabs that show no number, as far as this worker knows: most judgements find nothing and need no call. */
const withoutNumber = new Set<number>();

/** Shows how many trackers are blocked in a tab; nothing when there are none. */
export async function showCount(tabId: number, trackers: number): Promise<void> {
  if (trackers > 0) withoutNumber.delete(tabId);
  else if (withoutNumber.has(tabId)) return;
  else withoutNumber.add(tabId);
  const text = trackers === 0 ? '' : trackers > MAX_SHOWN ? `${MAX_SHOWN}+` : String(trackers);
  try {
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
    await browser.action.setBadgeText({ tabId, text });
  } catch {
    withoutNumber.delete(tabId); // The tab was closed meanwhile: there is nothing left to show it on.
  }
}
