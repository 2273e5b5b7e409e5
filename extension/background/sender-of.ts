import type { Runtime } from 'webextension-polyfill';
import type { InterfaceSender } from './interface-hosts.ts';
import { webHost } from './sites.ts';

/** Where a content script's message came from, as the browser says; null where it came from no tab. */
export function senderOf(sender: Runtime.MessageSender): InterfaceSender | null {
  const { tab, frameId, url } = sender;
  if (tab?.id === undefined) return null;
  const { documentId, documentLifecycle } = sender as chrome.runtime.MessageSender;
  return {
    tabId: tab.id,
    openerTabId: tab.openerTabId ?? null,
    frameId: frameId ?? 0,
    pageHost: webHost(tab.url),
    incognito: tab.incognito,
    documentHost: webHost(url),
    documentId: documentId ?? null,
    active: documentLifecycle === undefined || documentLifecycle === 'active',
  };
}
