import { browser } from '../platform/browser.ts';
import type { PauseReach } from '../messages.ts';
import type { PopupState, ProtectedSite } from '../popup/popup-state.ts';
import { answerSettings } from './approvals-messages.ts';
import { focusedView } from './card-focus.ts';
import { releaseOnce, type ContentServices } from './content-messages.ts';
import type { FilterLists } from './filter-lists.ts';
import { offersHints } from './hints.ts';
import { answerLists } from './lists-messages.ts';
import type { ValidPageMessage } from './message-schemas.ts';
import {
  giveUpSite,
  grantedOrigins,
  protectAddedSites,
  protectedPage,
  protectOpenTabs,
} from './protection.ts';
import { pausePage } from './pause-browser.ts';
import type { Pauses } from './pauses.ts';
import { changeSettings } from './settings.ts';
import { showOnce } from './show-once.ts';
import { webHost } from './sites.ts';
import { performAct, type ActServices } from './view-acts.ts';
import type { Watchdog } from './watchdog.ts';

/** What answering the extension's pages takes. */
export interface PageServices extends ActServices {
  readonly watchdog: Watchdog;
  readonly pauses: Pauses;
  readonly lists: FilterLists;
  /** Ends what a removed site leaves behind, once the browser has let it go. */
  afterRemoval(): Promise<void>;
  /** Deletes the history that is older than the user wants it kept. */
  forgetOld(): Promise<void>;
  /** Deletes all of it. */
  deleteHistory(): Promise<void>;
  /** A webmail's access was taken back; the browser tells so only of the tab above which the popup is open. */
  showNoAccess(tabId: number): void;
}

/** Answers the extension's own pages. */
export async function answerPage(message: ValidPageMessage, services: PageServices): Promise<unknown> {
  switch (message.kind) {
    case 'popup-state':
      return popupState(message.tabId, services);
    case 'load-one':
      return loadOne(message, services);
    case 'approve':
    case 'check-sender':
    case 'look-up':
    case 'opt-out':
      return performAct(message, services);
    case 'protect-site':
      await protectAddedSites(services.gate);
      await protectOpenTabs();
      return { done: true };
    case 'stop-protecting':
      await giveUpSite(message.host);
      await services.afterRemoval();
      return { done: true };
    case 'show-once':
      await showPage(message.tabId, services);
      return { done: true };
    case 'pause':
      await pauseOrResume(message, services);
      return { done: true };
    case 'hints-asked':
      await changeSettings({ hintsAsked: true });
      return { done: true };
    case 'approvals-state':
    case 'approvals-withdraw':
    case 'approvals-sync':
    case 'approvals-export':
    case 'approvals-import':
    case 'approvals-look-up':
    case 'settings-change':
    case 'settings-reset':
      return answerSettings(message, services);
    case 'lists-state':
    case 'lists-add':
    case 'lists-add-file':
    case 'lists-refresh':
    case 'lists-remove':
      return answerLists(message, services.lists);
  }
}

/** `activeTab` lets us see the URL of any tab while the popup is open. */
async function hostOf(tabId: number): Promise<string | null> {
  return webHost((await browser.tabs.get(tabId)).url);
}

async function popupState(tabId: number, services: PageServices): Promise<PopupState> {
  const [{ views, notJudged }, host, alarm, origins] = await Promise.all([
    services.views.tab(tabId),
    hostOf(tabId),
    services.watchdog.alarm(tabId),
    grantedOrigins(),
  ]);
  if (views.length === 0 && host === null) return { kind: 'cannot-run' };
  const page = host === null ? null : protectedPage(host, origins);
  if (host !== null && page === null) return { kind: 'not-protected', host };
  if (host !== null && !(await mayAccess(host))) {
    services.showNoAccess(tabId);
    return { kind: 'no-access', host };
  }
  const site: ProtectedSite = { added: page?.added ?? null, offersHints: false };
  const packaged = page?.added === undefined || page.added === null;
  if (!(await services.gate.stands(packaged))) return { kind: 'attention', problem: 'rules-failed', site };
  const pause = host === null ? null : await services.pauses.at(host);
  if (pause) {
    const reach = pause.site === null ? 'everywhere' : 'site';
    return { kind: 'paused', reach, until: pause.until, site };
  }
  if (alarm === 'shown-once') return { kind: 'shown-once', site };
  if (alarm !== null || notJudged.length > 0)
    return { kind: 'attention', problem: alarm ?? 'not-judged', site };
  // Only where nothing more urgent is to be said.
  const calm = { ...site, mayPause: host !== null, offersHints: await offersHints() };
  if (views.length === 0) return { kind: 'no-message', site: calm };
  const focus = await focusedView(tabId);
  return {
    kind: 'messages',
    views: views.map(({ view, summary }) => ({ id: view, summary })),
    site: calm,
    focus,
  };
}

/** A browser lets its users take back even the access that was given at installation. */
function mayAccess(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`*://${host}/*`] });
}

async function pauseOrResume(
  { tabId, reach }: { tabId: number; reach: PauseReach },
  { pauses }: PageServices,
): Promise<void> {
  const host = await hostOf(tabId);
  if (reach !== 'none') await pausePage(host, reach, pauses);
  else if (host !== null) await pauses.end(host);
}

async function showPage(tabId: number, services: PageServices): Promise<void> {
  const host = await hostOf(tabId);
  const page = host === null ? null : protectedPage(host, await grantedOrigins());
  if (!page) throw new Error('This page is not protected.');
  await showOnce(tabId, page.webmail.hosts, services);
}

async function loadOne(
  message: { tabId: number; view: string; reference: number },
  services: ContentServices,
): Promise<{ done: true }> {
  const { views } = await services.views.tab(message.tabId);
  const stored = views.find(({ view }) => view === message.view);
  const url = stored?.urls[message.reference];
  if (!stored || url === undefined) throw new Error('This message is no longer in view.');
  const { openerTabId } = await browser.tabs.get(message.tabId);
  const tabIds =
    openerTabId === undefined ? ([message.tabId] as const) : ([message.tabId, openerTabId] as const);
  const release = await releaseOnce(message.view, url, tabIds, services);
  await browser.tabs.sendMessage(message.tabId, release, { frameId: stored.frameId });
  return { done: true };
}
