/**
 * "Show this page's pictures once": the way out when a page is not judged. What the user gets is everything: nobody
 * has looked at these pictures, so trackers are asked for too, except known tracking services (their rule stands higher).
 */
import { isPictureVehicle } from '../../shared/decide/decision.ts';
import { freshToken } from '../release-token.ts';
import { browser } from '../platform/browser.ts';
import type { Gate } from './gate.ts';
import { askForPictures } from './in-page.ts';
import { withLoaded } from './view-memory.ts';
import type { StoredTab, StoredView, ViewStore } from './view-store.ts';
import type { Watchdog } from './watchdog.ts';

/** A server that has not answered by then does not hold the gate open any longer (milliseconds). */
const LOADING_LIMIT = 6_000;

export interface ShowServices {
  readonly gate: Gate;
  readonly views: Pick<ViewStore, 'update'>;
  readonly watchdog: Pick<Watchdog, 'markShown'>;
}

/**
 * Lets the pictures of a tab's page through until they have loaded. Its guards stop: what was shown unjudged is not
 * judged afterwards, and never written down as blocked. From the next page on everything is as before.
 *
 * @param hosts of the webmail: the rule holds for its pages alone
 */
export async function showOnce(
  tabId: number,
  hosts: readonly string[],
  { gate, views, watchdog }: ShowServices,
): Promise<void> {
  await watchdog.markShown(tabId);
  const showing = await gate.showAll(tabId, hosts);
  try {
    await views.update(tabId, asLoaded);
    await askAllFrames(tabId);
  } finally {
    await gate.endShowing(showing);
  }
}

async function askAllFrames(tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: askForPictures,
    args: [freshToken(), LOADING_LIMIT],
    injectImmediately: true,
  });
}

/** Trackers that were blocked before may have been asked for now: nobody may say that they are blocked. */
export function asLoaded(tab: StoredTab): StoredTab {
  return { ...tab, notJudged: [], views: tab.views.map(viewAsLoaded) };
}

function viewAsLoaded(view: StoredView): StoredView {
  const trackers = view.summary.trackers.map((tracker) =>
    isPictureVehicle(tracker.vehicle) ? { ...tracker, state: 'loaded-by-you' as const } : tracker,
  );
  const memory = withLoaded(view.memory, Object.values(view.urls));
  return { ...view, summary: { ...view.summary, trackers }, memory };
}
