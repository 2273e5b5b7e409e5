import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Policy } from '../../shared/decide/decision.ts';
import { recordOf } from '../../shared/history/record.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { JudgeAnswer, PageContext, ReleaseOnce, SurfaceState, ViewAnswer } from '../messages.ts';
import type { Gate, TabIds } from './gate.ts';
import type { HistoryStore } from './history-store.ts';
import { hostsToRelease, judgeView, toReferenceDecision, type JudgeTables } from './judge-view.ts';
import type { ValidJudgeRequest, ValidViewRequest } from './message-schemas.ts';
import {
  isBlockedTracker,
  isOwnMessage,
  isPutAside,
  NO_MEMORY,
  summarise,
  withFailures,
  type Judged,
} from './summary.ts';
import {
  blockedIn,
  withHeader,
  withoutView,
  withView,
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
  /** Host in the address bar; null where the browser does not say (a pop-up's `about:blank`). */
  readonly pageHost: string | null;
  readonly incognito: boolean;
}

/** What answering content scripts takes; everything outside is passed in. */
export interface ContentServices {
  readonly gate: Gate;
  readonly views: ViewStore;
  readonly history: Pick<HistoryStore, 'add'>;
  readonly tables: JudgeTables;
  policy(): Promise<Policy>;
  /** Shows what changed in a tab: the number on the toolbar, and the popup if it is open. */
  showChange(tab: StoredTab, tabId: number): void;
  readonly translate: Translate;
  now(): number;
}

/** One view of a request, judged. */
interface JudgedView {
  readonly request: ValidViewRequest;
  readonly context: PageContext | null;
  readonly judged: readonly Judged[];
  /** URLs that the user has loaded by hand: trackers that stay loaded. */
  readonly loaded: ReadonlySet<string>;
}

/** Judges message views, releases their harmless pictures in one change of rules, and then writes down what was found. */
export async function answerJudge(
  { views: requests }: ValidJudgeRequest,
  sender: ContentSender,
  services: ContentServices,
): Promise<JudgeAnswer> {
  const { gate, views, tables } = services;
  const [tab, policy] = await Promise.all([views.tab(sender.tabId), services.policy()]);
  const hosts = sender.pageHost === null ? [] : [sender.pageHost];
  const all = requests.map((request): JudgedView => {
    const context = contextOf(request, sender, tab);
    const loaded = new Set(findView(tab, request.view)?.memory.loadedByUser);
    // What the user loaded stays a tracker that was loaded; what judgement released stays a picture that is shown.
    const released = request.released.filter(
      (index) => !loaded.has(request.references[index]?.absolute ?? ''),
    );
    const judged = judgeView({ ...request, released }, context, hosts, policy, tables);
    return { request, context, judged, loaded };
  });
  const releases = all.map(({ request, judged }) => ({
    view: request.view,
    hosts: hostsToRelease(judged, tables),
  }));
  await gate.release(tabIdsOf(sender), releases);
  void remember(all, sender, services);
  return { views: all.map((view) => viewAnswer(view, services.translate)) };
}

function viewAnswer({ judged, loaded }: JudgedView, translate: Translate): ViewAnswer {
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

/**
 * A frame inside the message knows no sender; the document that shows the header does, as long as it stands. The page
 * itself inherits from nobody: the tab may have shown another message before.
 */
function contextOf(request: ValidViewRequest, sender: ContentSender, tab: StoredTab): PageContext | null {
  const own = request.context;
  if (own?.sender.address || sender.frameId === 0 || !tab.header || tab.header.view === request.view)
    return own;
  const { context } = tab.header;
  return { ...context, recipients: own && own.recipients.length > 0 ? own.recipients : context.recipients };
}

async function remember(
  all: readonly JudgedView[],
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  const { views, history } = services;
  let fresh: { context: PageContext | null; judged: readonly Judged[] }[] = [];
  const tab = await views.update(sender.tabId, (before) => {
    fresh = [];
    return all.reduce((stored, one) => {
      const { view, news } = storedView(one, stored, sender.frameId);
      fresh.push({ context: one.context, judged: news });
      return { ...withView(stored, view), header: headerAfter(stored, one.request) };
    }, before);
  });
  services.showChange(tab, sender.tabId);
  if (sender.incognito) return; // Private windows write nothing to disk.
  const time = services.now();
  const records = fresh.flatMap(({ context, judged }) => {
    if (isOwnMessage(context)) return []; // What the user sent himself is no sender’s doing.
    const about = { time, sender: context?.sender.address ?? null, webmail: context?.webmail ?? 'generic' };
    return distinct(judged).map(({ judgement, decision }) => recordOf(judgement, decision, about));
  });
  await history.add(records);
}

/** What the store keeps of a judged view, and its trackers that history does not have yet. */
function storedView(
  { request, context, judged }: JudgedView,
  before: StoredTab,
  frameId: number,
): { view: StoredView; news: readonly Judged[] } {
  const earlier = findView(before, request.view);
  const recorded = new Set(earlier?.recorded);
  const news = judged.filter((one) => isRequestedTracker(one) && !recorded.has(keyOf(one)));
  for (const one of news) recorded.add(keyOf(one));
  const memory = earlier?.memory ?? NO_MEMORY;
  const summarised = summarise(judged, context, memory, request.beyondCap);
  return { view: { view: request.view, frameId, ...summarised, memory, recorded: [...recorded] }, news };
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

/** A view's word about the sender replaces its own earlier one, and any other view's if it knows an address. */
function headerAfter({ header }: StoredTab, { view, context }: ValidViewRequest): StoredTab['header'] {
  if (context?.sender.address) return { view, context };
  return header?.view === view ? null : header;
}

/** A view that could not be judged: the popup says so. */
export async function answerNotJudged(
  view: string,
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  const tab = await services.views.update(sender.tabId, (before) => ({
    ...before,
    notJudged: [...new Set([...before.notJudged, view])],
  }));
  services.showChange(tab, sender.tabId);
}

/** Views are gone: so are their releases and their places in the popup. */
export async function answerViewGone(
  gone: readonly string[],
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
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
      memory: { ...view.memory, didNotLoad: [...new Set([...view.memory.didNotLoad, ...message.urls])] },
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
      message.requested ? changeView(before, message.view, (view) => withLoaded(view, message.url)) : before,
    ),
    services.gate.end(sender.tabId, [message.token]),
  ]);
  services.showChange(tab, sender.tabId);
  const blocked = blockedIn({ ...tab, views: tab.views.filter(({ view }) => view === message.view) });
  return surfaceState(services.translate, blocked);
}

function withLoaded(view: StoredView, url: string): StoredView {
  const trackers = view.summary.trackers.map((tracker) =>
    view.urls[tracker.id] === url ? { ...tracker, state: 'loaded-by-you' as const } : tracker,
  );
  const memory = { ...view.memory, loadedByUser: [...view.memory.loadedByUser, url] };
  return { ...view, summary: { ...view.summary, trackers }, memory };
}

function findView(tab: StoredTab, view: string): StoredView | undefined {
  return tab.views.find((known) => known.view === view);
}

function changeView(tab: StoredTab, view: string, change: (view: StoredView) => StoredView): StoredTab {
  return { ...tab, views: tab.views.map((known) => (known.view === view ? change(known) : known)) };
}

function surfaceState(translate: Translate, trackersBlocked: number): SurfaceState {
  const words = {
    badge: translate('badge.blocked', { count: trackersBlocked }),
    badgeTitle: translate('badge.open'),
    placeholder: translate('placeholder.why'),
    placeholderLoad: translate('placeholder.load'),
  };
  return { trackersBlocked, words };
}

/** History tells what was asked for: a tracker that the webmail holds is written down when it is. */
function isRequestedTracker(one: Judged): boolean {
  return one.judgement.verdict === 'tracker' && !isPutAside(one);
}

function distinct(judged: readonly Judged[]): Judged[] {
  return [...new Map(judged.map((one) => [keyOf(one), one])).values()];
}

/** Stands for a URL in what is remembered: short, however long the URL is. */
function keyOf({ judgement }: Judged): string {
  return bytesToHex(sha256(new TextEncoder().encode(judgement.originalUrl)).slice(0, KEY_BYTES));
}

const KEY_BYTES = 8;
