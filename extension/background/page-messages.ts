import { webmailAt } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { browser } from '../platform/browser.ts';
import type { PopupState } from '../popup/popup-state.ts';
import { releaseOnce, type ContentServices } from './content-messages.ts';
import type { ValidPageMessage } from './message-schemas.ts';
import { protectAddedSites, protectOpenTabs } from './protection.ts';
import { addedHosts, webHost } from './sites.ts';

/** Answers the extension's own pages. */
export async function answerPage(message: ValidPageMessage, services: ContentServices): Promise<unknown> {
  switch (message.kind) {
    case 'popup-state':
      return popupState(message.tabId, services);
    case 'load-one':
      return loadOne(message, services);
    case 'protect-site':
      await protectAddedSites(services.gate);
      await protectOpenTabs();
      return { done: true };
  }
}

async function popupState(tabId: number, services: ContentServices): Promise<PopupState> {
  const { views, notJudged } = await services.views.tab(tabId);
  // `activeTab` lets us see the URL of any tab while the popup is open.
  const host = webHost((await browser.tabs.get(tabId)).url);
  if (views.length === 0 && host === null) return { kind: 'cannot-run' };
  const known = host === null || webmailAt(host, KNOWN_WEBMAILS) !== null;
  const origins = (await browser.permissions.getAll()).origins ?? [];
  if (!known && !addedHosts(origins).includes(host)) return { kind: 'not-protected', host };
  if (!(await services.gate.stands(known))) return { kind: 'attention', problem: 'rules-failed' };
  if (notJudged.length > 0) return { kind: 'attention', problem: 'not-judged' };
  if (views.length === 0) return { kind: 'no-message' };
  return { kind: 'messages', views: views.map(({ view, summary }) => ({ id: view, summary })) };
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
