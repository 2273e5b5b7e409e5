import type { Receiver } from '../../shared/disclose/headers/believed-results.ts';
import { readHeaders } from '../../shared/disclose/headers/read-headers.ts';
import type { SourceAnswer } from '../content/source.ts';
import type { ActAnswer } from '../messages.ts';
import { isSameMessage, type Learned } from './learned.ts';
import type { StoredTab, StoredView, ViewStore } from './view-store.ts';

/** What reading a message's source takes. */
export interface CheckServices {
  readonly views: ViewStore;
  /** Has the page of a tab read a message's source from its own server. */
  readSource(tabId: number, url: string): Promise<SourceAnswer>;
  /** Of the webmail in a tab. */
  receiver(tabId: number): Promise<Receiver>;
  /** By the public suffix list, private suffixes included. */
  readonly organisation: (host: string) => string | null;
  /** Has these views of a tab judged anew. */
  judgeViews(tabId: number, views: readonly string[]): Promise<void>;
}

/** Reads the source of the message in a view, which only its webmail can give, and judges it with what that says. */
export async function checkSender(
  tabId: number,
  { view, context }: StoredView,
  services: CheckServices,
): Promise<ActAnswer> {
  const source = context?.source ?? null;
  if (source === null) return { error: 'no-source' };
  const answer = await services.readSource(tabId, source);
  if (!('source' in answer)) return { error: 'no-source' };
  const header = readHeaders(answer.source, {
    registrableDomain: services.organisation,
    ...(await services.receiver(tabId)),
  });
  const before = await services.views.tab(tabId);
  const now = before.views.find((one) => one.view === view);
  if (!now || !isSameMessage(now.context, context)) return { error: 'view-gone' };
  await services.views.update(tabId, (tab) => withLearned(tab, view, (learned) => ({ ...learned, header })));
  await services.judgeViews(tabId, [view]);
  return { ok: true };
}

/** The tab with something learned about the message of one view. */
export function withLearned(tab: StoredTab, view: string, change: (learned: Learned) => Learned): StoredTab {
  return {
    ...tab,
    views: tab.views.map((one) => (one.view === view ? { ...one, learned: change(one.learned) } : one)),
  };
}
