import type { Translate } from '../../shared/locales/translate.ts';
import { browser } from '../platform/browser.ts';

/** More than this is shown as "99+": the badge has room for three characters. */
const MAX_SHOWN = 99;
const COUNT_COLOUR = '#0b6e4f';
const ATTENTION_COLOUR = '#8a3b00';

/** What the toolbar says of one tab. */
export interface ToolbarState {
  readonly trackersBlocked: number;
  /** The page is not being judged. */
  readonly attention: boolean;
}

/** Tabs that show nothing, as far as this worker knows: most judgements find nothing and need no call. */
const silent = new Set<number>();

/** Shows how many trackers are blocked in a tab, or that it needs attention: a mark on the button, words behind it. */
export async function showOnToolbar(
  tabId: number,
  { trackersBlocked, attention }: ToolbarState,
  translate: Translate,
): Promise<void> {
  const text = attention ? '!' : countText(trackersBlocked);
  if (text !== '') silent.delete(tabId);
  else if (silent.has(tabId)) return;
  else silent.add(tabId);
  try {
    await browser.action.setBadgeBackgroundColor({
      tabId,
      color: attention ? ATTENTION_COLOUR : COUNT_COLOUR,
    });
    await browser.action.setBadgeText({ tabId, text });
    const title = translate(attention ? 'toolbar.attention' : 'extension.toolbar-title');
    await browser.action.setTitle({ tabId, title });
  } catch {
    silent.delete(tabId); // The tab was closed meanwhile: there is nothing left to show it on.
  }
}

function countText(trackers: number): string {
  if (trackers === 0) return '';
  return trackers > MAX_SHOWN ? `${MAX_SHOWN}+` : String(trackers);
}
