/**
 * The background: holds, judges, releases, remembers. It may be stopped after any answer, so nothing that matters
 * lives in its variables: rules are the gate's state, `storage.session` the tabs', IndexedDB the history.
 */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { getDomain } from 'tldts';
import { vendorRows } from '../../shared/data/vendors.ts';
import { compileVendors, profilingVendors } from '../../shared/detect/vendors.ts';
import type { ActAnswer, JudgeAnswer, PopupChanged } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import { browserApprovals } from './approvals-browser.ts';
import {
  answerDidNotLoad,
  answerHeader,
  answerJudge,
  answerNotJudged,
  answerOnceDone,
  answerViewGone,
  answerLoadPicture,
} from './content-messages.ts';
import { answerCardAct, answerCardState, answerOpenCard, type CardServices } from './card-messages.ts';
import { openPopupAt } from './card-popup.ts';
import { noteCard, showCard, tellCards } from './card-script.ts';
import { browserLists } from './filter-lists-browser.ts';
import { openWelcomeOnInstall } from './first-run.ts';
import { senderOf } from './sender-of.ts';
import { Gate, type RuleStore } from './gate.ts';
import { asking } from './asking-elsewhere.ts';
import { HistorySalt } from './history-salt.ts';
import { HistoryStore } from './history-store.ts';
import { UnaskedLookUps } from './look-up-unasked.ts';
import { judgeOpenViews, judgeViews } from './judge-again.ts';
import type { InterfaceSender } from './interface-hosts.ts';
import { answerInterfaceSeen, forgetInterfaces } from './interface-page.ts';
import { answerKnownSenders } from './known-senders.ts';
import {
  contentMessage,
  pageMessage,
  type ValidContentMessage,
  type ValidJudgeRequest,
} from './message-schemas.ts';
import { answerPage, type PageServices } from './page-messages.ts';
import { stopLookingAhead } from './hints.ts';
import { passing } from './passing-origins-browser.ts';
import { answerPaused, browserPauses } from './pause-browser.ts';
import { loadPolicy, loadSettings, retentionDays } from './settings.ts';
import { webHost } from './sites.ts';
import { browserSpeech } from './speech.ts';
import { leaveOtherTabs, protectAddedSites, protectedTabs, protectOpenTabs } from './protection.ts';
import { tabWatchdog, watchTabs } from './tab-watch.ts';
import { showOnToolbar } from './toolbar.ts';
import { blockedIn, ViewStore, type StoredTab } from './view-store.ts';

const gate = new Gate(browser.declarativeNetRequest as unknown as RuleStore);
const history = new HistoryStore();
const views = new ViewStore(browser.storage.session);
const speech = browserSpeech(() => void languageChanged());
const { translate } = speech;
const salt = new HistorySalt(browser.storage.local);
const watchdog = tabWatchdog((tabId) => void views.tab(tabId).then((tab) => showChange(tab, tabId)));
const lookUps = new UnaskedLookUps({
  views,
  askWellKnown: asking.askWellKnown,
  judgeViews,
  isWanted: async () => (await loadSettings()).lookUpDeclarations,
});

const pauses = browserPauses(views, (tabId) => void views.tab(tabId).then((tab) => showChange(tab, tabId)));

const approvals = browserApprovals(() => void approvalsChanged());

const lists = browserLists(approvals, () => void judgeOpenViews(views));

const services: PageServices = {
  gate,
  views,
  history,
  tables: {
    vendors: compileVendors(vendorRows()),
    registrableDomain: (host) => getDomain(host),
    profiling: profilingVendors(vendorRows()),
  },
  policy: loadPolicy,
  lists,
  showChange(tab, tabId) {
    void showChange(tab, tabId);
  },
  pauses,
  showNoAccess: (tabId) => void showOnToolbar(tabId, { trackersBlocked: 0, mood: 'permission' }, translate),
  translate,
  now: () => Date.now(),
  pause: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
  afterJudging: (judged, sender) => void lookUps.after(judged, sender),
  watchdog,
  approvals,
  salt: () => salt.get(),
  knownSalt: () => salt.known(),
  optOuts: history,
  deleteHistory: () => history.reset(),
  forgetOld: async () => history.prune(Date.now(), await retentionDays()),
  ...asking,
  judgeViews,
  approvalsChanged,
  afterRemoval,
};

const cards: CardServices = {
  tab: (tabId) => views.tab(tabId),
  perform: (message) => answerPage(message, services) as Promise<ActAnswer | { done: true }>,
  showCard,
  openPopup: openPopupAt,
  noteCard,
  language: speech.language,
};

/** Shows what changed in a tab: on the toolbar, and in the popup if it is open. */
async function showChange(tab: StoredTab, tabId: number): Promise<void> {
  const attention = tab.notJudged.length > 0 || (await watchdog.alarm(tabId)) !== null;
  const mood = (await isPaused(tabId)) ? 'paused' : attention ? 'attention' : 'protecting';
  await showOnToolbar(tabId, { trackersBlocked: blockedIn(tab), mood }, translate);
  tellPopup({ kind: 'popup-changed', tabId });
  tellCards(tabId);
}

/** A tab that lacked access may have it now. */
async function showProtectedTabs(): Promise<void> {
  for (const tabId of await protectedTabs()) await showChange(await views.tab(tabId), tabId);
}

/** What is no longer approved is held at once; judging lets through again what still is. */
async function approvalsChanged(): Promise<void> {
  await gate.holdApproved();
  await judgeOpenViews(views);
}

/** What stands in messages and on the toolbar is said anew. */
async function languageChanged(): Promise<void> {
  await showProtectedTabs();
  await judgeOpenViews(views);
}

async function isPaused(tabId: number): Promise<boolean> {
  const page = await browser.tabs.get(tabId).catch(() => null); // It was closed meanwhile.
  return (await pauses.at(webHost(page?.url))) !== null;
}

/** Ends everything that belongs to one tab. */
async function forgetTab(tabId: number): Promise<void> {
  await Promise.all([gate.endTab(tabId), views.forgetTab(tabId), watchdog.forgetTab(tabId)]);
}

/** A site was removed: its rules and content script go, and nothing of ours works on in its open tabs. */
async function afterRemoval(): Promise<void> {
  await protectAddedSites(gate);
  await leaveOtherTabs(async (tabId) => {
    await forgetTab(tabId);
    await showOnToolbar(tabId, { trackersBlocked: 0, mood: 'protecting' }, translate);
  });
}

/** Nobody listens while no popup is open, which the browser reports as an error. */
function tellPopup(message: PopupChanged): void {
  browser.runtime.sendMessage(message).catch(() => undefined);
}

/** Answers a content script. What does not fit the schema is refused whole and said in the console. */
function answerContent(message: ValidContentMessage, sender: InterfaceSender): Promise<unknown> {
  switch (message.kind) {
    case 'judge':
      return answerJudgeUnlessShown(message, sender);
    case 'view-gone':
      return answerViewGone(message.views, sender, services);
    case 'header':
      return answerHeader(message, sender, services);
    case 'did-not-load':
      return answerDidNotLoad(message, sender, services);
    case 'load-picture':
      return answerLoadPicture(message, sender, services);
    case 'once-done':
      return answerOnceDone(message, sender, services);
    case 'known-senders':
      return answerKnownSenders(message, sender, { history, translate: translate });
    case 'not-judged':
      return answerNotJudged(message.view, sender, services);
    case 'interface':
      return answerInterfaceSeen(message, sender);
    case 'open-popup':
      return openPopupAt(sender.tabId, message.view);
    case 'open-card':
      return answerOpenCard(message, sender, cards);
    case 'card-state':
      return answerCardState(message.view, sender, cards);
    case 'card-act':
      return answerCardAct(message, sender, cards);
  }
}

/** What the user had shown unjudged is not judged afterwards; a judgement that fails is said at once. */
async function answerJudgeUnlessShown(
  message: ValidJudgeRequest,
  sender: InterfaceSender,
): Promise<JudgeAnswer | null> {
  if (await pauses.at(sender.pageHost ?? sender.documentHost))
    return answerPaused(message, sender, views, translate);
  const pageDocument = sender.frameId === 0 ? sender.documentId : null;
  if (await watchdog.isShown(sender.tabId, pageDocument)) return null;
  try {
    return await answerJudge(message, sender, services);
  } catch (error) {
    for (const { view } of message.views) await answerNotJudged(view, sender, services);
    throw error;
  }
}

/** One listener for all messages: who sent it decides what it may ask for. */
browser.runtime.onMessage.addListener((raw: unknown, sender: Runtime.MessageSender) => {
  if (sender.id !== browser.runtime.id) return undefined;
  if (sender.url?.startsWith(browser.runtime.getURL('')) === true) {
    const message = v.parse(pageMessage, raw);
    return speech.known.then(() => answerPage(message, services));
  }
  const from = senderOf(sender);
  if (from === null) return undefined;
  const message = v.parse(contentMessage, raw);
  return speech.known.then(() => answerContent(message, from));
});

browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
watchTabs(watchdog);

/** A site added or removed anywhere, also in the browser's own settings, changes the rules at once. */
browser.permissions.onAdded.addListener(({ origins = [] }) => {
  void passing.noteGranted(origins);
  void protectAddedSites(gate).then(protectOpenTabs).then(showProtectedTabs);
  void stopLookingAhead();
});
browser.permissions.onRemoved.addListener(() => void afterRemoval());
browser.permissions.onRemoved.addListener(() => void forgetInterfaces());

openWelcomeOnInstall();
browser.runtime.onInstalled.addListener(() => void protectAddedSites(gate));
browser.runtime.onStartup.addListener(() => void services.forgetOld());
browser.runtime.onStartup.addListener(() => void passing.takeBackLeft(true));

// A pause that ran out while no worker ran.
void pauses.check();
// Also when the extension was only enabled again: neither event above tells.
void protectOpenTabs();
void stopLookingAhead();
// A popup was closed while it had access to a host for one request.
void passing.takeBackLeft(false);
// A worker that was stopped while a page was shown unjudged.
void gate.endShowing();
