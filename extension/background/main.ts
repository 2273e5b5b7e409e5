/**
 * The background: holds, judges, releases, remembers. It may be stopped after any answer, so nothing that matters
 * lives in its variables: rules are the gate's state, `storage.session` the tabs', IndexedDB the history.
 */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { getDomain } from 'tldts';
import { vendorRows } from '../../shared/data/vendors.ts';
import { compileVendors } from '../../shared/detect/vendors.ts';
import { translator } from '../../shared/locales/translate.ts';
import type { PopupChanged } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import {
  answerDidNotLoad,
  answerJudge,
  answerNotJudged,
  answerOnceDone,
  answerViewGone,
  answerLoadPicture,
  type ContentSender,
  type ContentServices,
} from './content-messages.ts';
import { Gate, type RuleStore } from './gate.ts';
import { HistoryStore } from './history-store.ts';
import { answerKnownSenders } from './known-senders.ts';
import { contentMessage, pageMessage, type ValidContentMessage } from './message-schemas.ts';
import { answerPage } from './page-messages.ts';
import { loadPolicy } from './settings.ts';
import { webHost } from './sites.ts';
import { protectAddedSites, protectOpenTabs } from './protection.ts';
import { showCount } from './toolbar.ts';
import { blockedIn, ViewStore } from './view-store.ts';

const gate = new Gate(browser.declarativeNetRequest as unknown as RuleStore);
const history = new HistoryStore();
const services: ContentServices = {
  gate,
  views: new ViewStore(browser.storage.session),
  history,
  tables: { vendors: compileVendors(vendorRows()), registrableDomain: (host) => getDomain(host) },
  policy: loadPolicy,
  showChange(tab, tabId) {
    void showCount(tabId, blockedIn(tab));
    tellPopup({ kind: 'popup-changed', tabId });
  },
  translate: translator(browser.i18n.getMessage('@@ui_locale')),
  now: () => Date.now(),
};

/** Nobody listens while no popup is open, which the browser reports as an error. */
function tellPopup(message: PopupChanged): void {
  browser.runtime.sendMessage(message).catch(() => undefined);
}

/** Answers a content script. What does not fit the schema is refused whole and said in the console. */
function answerContent(message: ValidContentMessage, sender: ContentSender): Promise<unknown> {
  switch (message.kind) {
    case 'judge':
      return answerJudge(message, sender, services);
    case 'view-gone':
      return answerViewGone(message.view, sender, services);
    case 'did-not-load':
      return answerDidNotLoad(message, sender, services);
    case 'load-picture':
      return answerLoadPicture(message, sender, services);
    case 'once-done':
      return answerOnceDone(message, sender, services);
    case 'known-senders':
      return answerKnownSenders(message, sender, { history, translate: services.translate });
    case 'not-judged':
      return answerNotJudged(message.view, sender, services);
    case 'open-popup':
      return browser.action.openPopup();
  }
}

/** One listener for all messages: who sent it decides what it may ask for. */
browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) => {
  if (sender.id !== browser.runtime.id) return undefined;
  if (sender.url?.startsWith(browser.runtime.getURL('')) === true) {
    return answerPage(v.parse(pageMessage, raw), services);
  }
  const tabId = sender.tab?.id;
  if (tabId === undefined) return undefined;
  const from = {
    tabId,
    openerTabId: sender.tab?.openerTabId ?? null,
    frameId: sender.frameId ?? 0,
    pageHost: webHost(sender.tab?.url),
    incognito: sender.tab?.incognito === true,
  };
  return answerContent(v.parse(contentMessage, raw), from);
});

browser.tabs.onRemoved.addListener((tabId) => {
  void gate.endTab(tabId);
  void services.views.forgetTab(tabId);
});

/** A site added or removed anywhere, also in the browser's own settings, changes the rules at once. */
browser.permissions.onAdded.addListener(() => void protectAddedSites(gate).then(protectOpenTabs));
browser.permissions.onRemoved.addListener(() => void protectAddedSites(gate));

browser.runtime.onInstalled.addListener(() => void protectAddedSites(gate));
browser.runtime.onStartup.addListener(() => void history.prune(Date.now()));

// Also when the extension was only enabled again: neither event above tells.
void protectOpenTabs();
