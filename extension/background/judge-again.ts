import type { JudgeAgain } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import type { ViewStore } from './view-store.ts';

/** Has these views of a tab judged anew; their decisions follow what is known and agreed to now. */
export async function judgeViews(tabId: number, views: readonly string[]): Promise<void> {
  if (views.length === 0) return;
  const message: JudgeAgain = { kind: 'judge-again', views };
  // Nobody may be listening any more.
  await browser.tabs.sendMessage(tabId, message).catch(() => undefined);
}

/** The same for every message that is open anywhere. */
export async function judgeOpenViews(store: ViewStore): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      const { views } = await store.tab(id);
      await judgeViews(
        id,
        views.map(({ view }) => view),
      );
    }),
  );
}
