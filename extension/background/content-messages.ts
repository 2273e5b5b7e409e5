import type { Policy } from '../../shared/decide/decision.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { JudgeAnswer, PageContext, ReleaseOnce, SurfaceState, ViewAnswer } from '../messages.ts';
import { consentOf, type ConsentServices } from './consent-of.ts';
import type { FilterLists } from './filter-lists.ts';
import type { Gate, TabIds } from './gate.ts';
import type { HistoryStore } from './history-store.ts';
import {
  hostsToRelease,
  judgeView,
  pixelsToRelease,
  toReferenceDecision,
  type JudgeTables,
} from './judge-view.ts';
import type { ValidJudgeRequest } from './message-schemas.ts';
import { learnedOf } from './learned.ts';
import { namesOneSender, withoutApprovals } from './inherited-consent.ts';
import { contextIn, HEADER_PATIENCE, inherits, remember, type JudgedView } from './remembering.ts';
import { isBlockedTracker, withFailures } from './summary.ts';
import { withFailed, withLoaded } from './view-memory.ts';
import {
  blockedIn,
  findView,
  withHeader,
  withNotJudged,
  withoutView,
  type StoredTab,
  type StoredView,
  type ViewStore,
} from './view-store.ts';

/** Where a message came from, as the browser (not the message) says. */
export interface ContentSender {
  readonly tabId: number;
  /** The tab that opened this one, if it did so by script. */
  readonly openerTabId: number | null;
  readonly frameId: number;
  /** The document in that frame; null where the browser does not say. */
  readonly documentId: string | null;
  /** Host in the address bar; null where the browser does not say (a pop-up's `about:blank`). */
  readonly pageHost: string | null;
  readonly incognito: boolean;
}

/** What answering content scripts takes; everything outside is passed in. */
export interface ContentServices extends ConsentServices {
  readonly gate: Gate;
  readonly views: ViewStore;
  readonly history: Pick<HistoryStore, 'add' | 'optOutsOf'>;
  readonly tables: JudgeTables;
  policy(): Promise<Policy>;
  readonly lists: Pick<FilterLists, 'listed'>;
  /** Shows what changed in a tab: the number on the toolbar, and the popup if it is open. */
  showChange(tab: StoredTab, tabId: number): void;
  readonly translate: Translate;
  now(): number;
  /** These views of a sender's tab are judged, answered and written down. */
  afterJudging(views: readonly string[], sender: ContentSender): void;
  /** Of this installation, for hashes; made where there is none. */
  salt(): Promise<string>;
  /** Resolves after so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

/** Judges message views, releases their harmless pictures in one change of rules, and then writes down what was found. */
export async function answerJudge(
  { views: requests }: ValidJudgeRequest,
  sender: ContentSender,
  services: ContentServices,
): Promise<JudgeAnswer> {
  const { gate, views, tables } = services;
  const era = views.era(sender.tabId);
  for (const { view } of requests) services.views.come(view);
  await forgetLeft(sender, services);
  let all = await judgeIn(await views.tab(sender.tabId), requests, sender, services);
  if (all.some((one) => restsOnHeader(one, sender))) {
    // A message that has just come may stand below the header of the one before: approvals wait until that has settled.
    await services.pause(HEADER_PATIENCE);
    all = await judgeIn(await views.tab(sender.tabId), requests, sender, services);
  }
  const releases = all.map(({ request, message }) => ({
    view: request.view,
    hosts: hostsToRelease(message.judged, tables),
    pixels: pixelsToRelease(message.judged),
  }));
  // The site was given up meanwhile: nothing may be let through there any more, nor be remembered.
  if (views.era(sender.tabId) !== era) return { views: [] };
  await gate.release(tabIdsOf(sender), releases);
  if (views.era(sender.tabId) !== era) return { views: [] };
  void remember(all, sender, services).finally(() => {
    services.afterJudging(
      requests.map(({ view }) => view),
      sender,
    );
  });
  return { views: all.map((view) => viewAnswer(view, services.translate)) };
}

/** A document that left while no background was running could not say so: what stood in its frame before is over. */
async function forgetLeft(sender: ContentSender, services: ContentServices): Promise<void> {
  const { views } = await services.views.tab(sender.tabId);
  const left = views.filter(
    ({ frameId, documentId }) => frameId === sender.frameId && documentId !== sender.documentId,
  );
  if (left.length === 0) return;
  await answerViewGone(
    left.map(({ view }) => view),
    sender,
    services,
  );
}

/** Judges views with what is known in their tab by now. */
async function judgeIn(
  tab: StoredTab,
  requests: ValidJudgeRequest['views'],
  sender: ContentSender,
  services: ContentServices,
): Promise<JudgedView[]> {
  const [policy, listed] = await Promise.all([services.policy(), services.lists.listed(sender.pageHost)]);
  const webmailHosts = sender.pageHost === null ? [] : [sender.pageHost];
  const messages = requests.map((request) => {
    const context = contextIn(tab, request, sender);
    const earlier = findView(tab, request.view);
    return { request, context, earlier, learned: learnedOf(earlier, context) };
  });
  const consents = await consentOf(messages, services);
  return messages.map(({ request, context, earlier, learned }): JudgedView => {
    const known = consents({ context, learned });
    const isItsSender = !inherits(request, sender) || namesOneSender(tab);
    const consent = isItsSender ? known : withoutApprovals(known);
    const facts = { context, webmailHosts, learned, consent, listed };
    const loaded = new Set(earlier?.memory.loadedByUser);
    // What the user let through stays a tracker that was loaded; what judgement released stays a picture that is shown.
    const through = new Set([...loaded, ...(earlier?.memory.approved ?? [])]);
    const released = request.released.filter((at) => !through.has(request.references[at]?.absolute ?? ''));
    const message = judgeView({ ...request, released }, facts, policy, services.tables);
    return { request, facts, message, loaded, approved: new Set(earlier?.memory.approved) };
  });
}

/** Whether a pixel is about to load because of a sender whom another document names. */
function restsOnHeader({ request, message, approved }: JudgedView, sender: ContentSender): boolean {
  return inherits(request, sender) && pixelsToRelease(message.judged).some((url) => !approved.has(url));
}

function viewAnswer({ message: { judged }, loaded }: JudgedView, translate: Translate): ViewAnswer {
  const blocked = judged
    .filter(isBlockedTracker)
    .map(({ judgement }) => judgement.reference.absolute)
    .filter((url) => !loaded.has(url));
  return {
    decisions: judged.map(toReferenceDecision),
    surface: surfaceState(translate, new Set(blocked).size),
  };
}

/** The tabs that a sender's requests may be counted to. */
export function tabIdsOf({ tabId, openerTabId }: ContentSender): TabIds {
  return openerTabId === null ? [tabId] : [tabId, openerTabId];
}

/** A frame of another origin shows the message's body; this document shows who sent it. */
export async function answerHeader(
  { view, context }: { view: string; context: PageContext },
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  const tab = await services.views.update(sender.tabId, (before) => withHeader(before, { view, context }));
  services.showChange(tab, sender.tabId);
}

/** A view that could not be judged: the popup says so. */
export async function answerNotJudged(
  view: string,
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  const tab = await services.views.update(sender.tabId, (before) => withNotJudged(before, view));
  services.showChange(tab, sender.tabId);
}

/** Views are gone: so are their releases and their places in the popup. */
export async function answerViewGone(
  gone: readonly string[],
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  services.views.leave(gone);
  const [tab] = await Promise.all([
    services.views.update(sender.tabId, (before) => gone.reduce(withoutView, before)),
    services.gate.end(sender.tabId, gone),
  ]);
  services.showChange(tab, sender.tabId);
}

/** Released pictures that did not come: the popup says so, nothing more is tried. */
export async function answerDidNotLoad(
  message: { view: string; urls: readonly string[] },
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  const changed = await services.views.update(sender.tabId, (tab) =>
    changeView(tab, message.view, (view) => ({
      ...view,
      summary: withFailures(view.summary, message.urls),
      memory: withFailed(view.memory, message.urls),
    })),
  );
  services.showChange(changed, sender.tabId);
}

/** Lets one URL through because the user asked for this very one; whether it came is told by `once-done`. */
export async function releaseOnce(
  view: string,
  url: string,
  tabIds: TabIds,
  services: ContentServices,
): Promise<ReleaseOnce> {
  return { kind: 'release-once', view, url, token: await services.gate.releaseOnce(tabIds, url) };
}

/** A click on a placeholder: only what was judged in that very view can be asked for. */
export async function answerLoadPicture(
  { view, url }: { view: string; url: string },
  sender: ContentSender,
  services: ContentServices,
): Promise<ReleaseOnce | null> {
  const known = findView(await services.views.tab(sender.tabId), view);
  if (!known || !Object.values(known.urls).includes(url)) return null;
  return releaseOnce(view, url, tabIdsOf(sender), services);
}

/** A picture that the user asked for is through: its token ends, and if its server was asked, everything says so. */
export async function answerOnceDone(
  message: { view: string; url: string; token: string; requested: boolean },
  sender: ContentSender,
  services: ContentServices,
): Promise<SurfaceState> {
  const [tab] = await Promise.all([
    services.views.update(sender.tabId, (before) =>
      message.requested
        ? changeView(before, message.view, (view) => loadedByUser(view, message.url))
        : before,
    ),
    services.gate.end(sender.tabId, [message.token]),
  ]);
  services.showChange(tab, sender.tabId);
  const blocked = blockedIn({ ...tab, views: tab.views.filter(({ view }) => view === message.view) });
  return surfaceState(services.translate, blocked);
}

function loadedByUser(view: StoredView, url: string): StoredView {
  const trackers = view.summary.trackers.map((tracker) =>
    view.urls[tracker.id] === url ? { ...tracker, state: 'loaded-by-you' as const } : tracker,
  );
  return { ...view, summary: { ...view.summary, trackers }, memory: withLoaded(view.memory, [url]) };
}

function changeView(tab: StoredTab, view: string, change: (view: StoredView) => StoredView): StoredTab {
  return { ...tab, views: tab.views.map((known) => (known.view === view ? change(known) : known)) };
}

/** What badge and placeholders say of a view. */
export function surfaceState(translate: Translate, trackersBlocked: number): SurfaceState {
  const words = {
    badge: translate('badge.blocked', { count: trackersBlocked }),
    badgeTitle: translate('badge.open'),
    placeholder: translate('placeholder.why'),
    placeholderLoad: translate('placeholder.load'),
  };
  return { trackersBlocked, words };
}
