import type { Translate } from '../locales/translate.ts';
import type { Tally } from './tally.ts';
import type { ViewSummary } from './view-summary.ts';
import { isWaiting, waitingTitle, whatWouldLoad } from './waiting.ts';

/** The one line that says how a message fared: trackers blocked first, and none only once it was judged. */
export function headline(view: ViewSummary, counts: Tally, t: Translate): string {
  if (view.state === 'waiting') return t('message.waiting');
  if (counts.blocked > 0) return t('message.trackers-blocked', { count: counts.blocked });
  if (counts.loaded > 0) return t('message.trackers-loaded', { count: counts.loaded });
  if (counts.allowed > 0) return t('message.trackers-allowed', { count: counts.allowed });
  if (isWaiting(counts)) return waitingTitle(counts, t);
  return t('message.no-trackers');
}

/** The sentences below the headline, one a paragraph: what it means, and no more than that. */
export function meaning(view: ViewSummary, counts: Tally, t: Translate): string[] {
  if (view.state === 'waiting') return [t('message.waiting-explain')];
  const waiting = isWaiting(counts) ? [`${waitingTitle(counts, t)}. ${whatWouldLoad(counts, t)}`] : [];
  if (counts.blocked > 0) return [t('message.blocked-means', { count: counts.blocked }), ...waiting];
  if (counts.loaded > 0) return [t('message.loaded-means', { count: counts.loaded }), ...waiting];
  if (counts.allowed > 0) return [t('message.allowed-means', { count: counts.allowed }), ...waiting];
  if (isWaiting(counts)) return [whatWouldLoad(counts, t)];
  const explained = t('message.no-trackers-explain');
  return [counts.held > 0 ? `${explained} ${t('message.held', { count: counts.held })}` : explained];
}
