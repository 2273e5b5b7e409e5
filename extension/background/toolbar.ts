import type { Translate } from '../../shared/locales/translate.ts';
import { browser } from '../platform/browser.ts';
import { iconPaths, type ToolbarMood } from '../toolbar-icons.ts';

/** More than this is shown as "99+": the badge has room for three characters. */
const MAX_SHOWN = 99;
const COUNT_COLOUR = '#0b6e4f';
const ATTENTION_COLOUR = '#8a3b00';

/** What the toolbar says of one tab. */
export interface ToolbarState {
  /** Shown while it protects, and not otherwise. */
  readonly trackersBlocked: number;
  readonly mood: ToolbarMood;
}

/** Tabs that show nothing, as far as this worker knows: most judgements find nothing and need no call. */
const silent = new Set<number>();

/** Shows how things are in a tab: a shape and a mark on the button, words behind it. */
export async function showOnToolbar(tabId: number, state: ToolbarState, translate: Translate): Promise<void> {
  const { mood } = state;
  const text = badgeText(state);
  if (text !== '' || mood !== 'protecting') silent.delete(tabId);
  else if (silent.has(tabId)) return;
  else silent.add(tabId);
  try {
    await browser.action.setBadgeBackgroundColor({
      tabId,
      color: mood === 'attention' ? ATTENTION_COLOUR : COUNT_COLOUR,
    });
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title: titleOf(state, translate) });
    await browser.action.setIcon({ tabId, path: absolute(iconPaths(mood)) });
  } catch {
    silent.delete(tabId); // The tab was closed meanwhile: there is nothing left to show it on.
  }
}

function badgeText({ mood, trackersBlocked }: ToolbarState): string {
  if (mood !== 'protecting') return mood === 'attention' ? '!' : '';
  if (trackersBlocked === 0) return '';
  return trackersBlocked > MAX_SHOWN ? `${MAX_SHOWN}+` : String(trackersBlocked);
}

function titleOf({ mood, trackersBlocked }: ToolbarState, translate: Translate): string {
  if (mood !== 'protecting') return translate(`toolbar.${mood}`);
  if (trackersBlocked === 0) return translate('extension.toolbar-title');
  return `${translate('app.name')}: ${translate('badge.blocked', { count: trackersBlocked })}`;
}

/** From the extension's top: the worker's own script may stand deeper. */
function absolute(paths: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(paths).map(([size, path]) => [size, `/${path}`]));
}
