import type { Policy } from '../../shared/decide/decision.ts';
import { recordOf } from '../../shared/history/record.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { JudgeAnswer, PageContext, ReleaseOnce, SurfaceWords } from '../messages.ts';
import type { Gate, TabIds } from './gate.ts';
import type { HistoryStore } from './history-store.ts';
import { hostsToRelease, judgeView, toReferenceDecision, type JudgeTables } from './judge-view.ts';
import type { ValidJudgeRequest } from './message-schemas.ts';
import { NO_MEMORY, summarise, withFailures, type Judged } from './summary.ts';
import { withoutView, withView, type StoredTab, type StoredView, type ViewStore } from './view-store.ts';

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

/** Judges one message view, releases its harmless pictures, and then writes down what was found. */
export async function answerJudge(
  request: ValidJudgeRequest,
  sender: ContentSender,
  services: ContentServices,
): Promise<JudgeAnswer> {
  const { gate, views } = services;
  const [tab, policy] = await Promise.all([views.tab(sender.tabId), services.policy()]);
  const context = bestContext(request.context, tab.context);
  const hosts = sender.pageHost === null ? [] : [sender.pageHost];
  const judged = judgeView(request, context, hosts, policy, services.tables);
  await gate.release(tabIdsOf(sender), request.view, hostsToRelease(judged));
  void remember(request, sender, context, judged, services);
  const trackersBlocked = new Set(
    judged.filter(isBlockedTracker).map(({ judgement }) => judgement.reference.absolute),
  ).size;
  return {
    decisions: judged.map(toReferenceDecision),
    trackersBlocked,
    words: surfaceWords(services.translate, trackersBlocked),
  };
}

/** The tabs that a sender's requests may be counted to. */
export function tabIdsOf({ tabId, openerTabId }: ContentSender): TabIds {
  return openerTabId === null ? [tabId] : [tabId, openerTabId];
}

/** A frame inside the message knows no sender; the frame that shows the header does. */
function bestContext(own: PageContext | null, ofTab: PageContext | null): PageContext | null {
  return own?.sender.address ? own : (ofTab ?? own);
}

async function remember(
  request: ValidJudgeRequest,
  sender: ContentSender,
  context: PageContext | null,
  judged: readonly Judged[],
  services: ContentServices,
): Promise<void> {
  const { views, history } = services;
  let fresh: Judged[] = [];
  const tab = await views.update(sender.tabId, (before) => {
    const earlier = before.views.find(({ view }) => view === request.view);
    const recorded = new Set(earlier?.recorded);
    fresh = judged.filter((one) => one.judgement.verdict === 'tracker' && !recorded.has(keyOf(one)));
    for (const one of fresh) recorded.add(keyOf(one));
    const memory = earlier?.memory ?? NO_MEMORY;
    const view: StoredView = {
      view: request.view,
      frameId: sender.frameId,
      ...summarise(judged, context, memory, request.beyondCap),
      memory,
      recorded: [...recorded],
    };
    const known = request.context?.sender.address ? request.context : before.context;
    return { ...withView(before, view), context: known };
  });
  services.showChange(tab, sender.tabId);
  if (sender.incognito) return; // Private windows write nothing to disk.
  const about = {
    time: services.now(),
    sender: context?.sender.address ?? null,
    webmail: context?.webmail ?? 'generic',
  };
  await history.add(distinct(fresh).map(({ judgement, decision }) => recordOf(judgement, decision, about)));
}

/** The document of a view is gone: so are its release and its place in the popup. */
export async function answerViewGone(
  view: string,
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  const [tab] = await Promise.all([
    services.views.update(sender.tabId, (before) => withoutView(before, view)),
    services.gate.end(sender.tabId, view),
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

/** Lets one URL through because the user asked for this very one. */
export async function releaseOnce(
  view: string,
  url: string,
  tabIds: TabIds,
  services: ContentServices,
): Promise<ReleaseOnce> {
  const [tabId] = tabIds;
  const token = await services.gate.releaseOnce(tabIds, url);
  const tab = await services.views.update(tabId, (before) =>
    changeView(before, view, (known) => ({
      ...known,
      summary: {
        ...known.summary,
        trackers: known.summary.trackers.map((tracker) =>
          known.urls[tracker.id] === url ? { ...tracker, state: 'loaded-by-you' as const } : tracker,
        ),
      },
      memory: { ...known.memory, loadedByUser: [...known.memory.loadedByUser, url] },
    })),
  );
  services.showChange(tab, tabId);
  return { kind: 'release-once', view, url, token };
}

function changeView(tab: StoredTab, view: string, change: (view: StoredView) => StoredView): StoredTab {
  return { ...tab, views: tab.views.map((known) => (known.view === view ? change(known) : known)) };
}

function surfaceWords(translate: Translate, trackersBlocked: number): SurfaceWords {
  return {
    badge: translate('badge.blocked', { count: trackersBlocked }),
    badgeTitle: translate('badge.open'),
    placeholder: translate('placeholder.why'),
    placeholderLoad: translate('placeholder.load'),
  };
}

function isBlockedTracker({ judgement, decision }: Judged): boolean {
  return judgement.verdict === 'tracker' && decision.decision === 'block';
}

function distinct(judged: readonly Judged[]): Judged[] {
  return [...new Map(judged.map((one) => [keyOf(one), one])).values()];
}

function keyOf({ judgement }: Judged): string {
  return judgement.originalUrl;
}
