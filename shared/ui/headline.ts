import type { Translate } from '../locales/translate.ts';
import type { Tally } from './tally.ts';
import type { ViewSummary } from './view-summary.ts';

/** The one line that says how a message fared: trackers blocked first, and none only once it was judged. */
export function headline(view: ViewSummary, counts: Tally, t: Translate): string {
  if (view.state === 'waiting') return t('message.waiting');
  if (counts.blocked > 0) return t('message.trackers-blocked', { count: counts.blocked });
  if (counts.loaded > 0) return t('message.trackers-loaded', { count: counts.loaded });
  return t('message.no-trackers');
}

/** The sentence below the headline: what it means, and no more than that. */
export function meaning(view: ViewSummary, counts: Tally, t: Translate): string {
  if (view.state === 'waiting') return t('message.waiting-explain');
  if (counts.blocked > 0) return t('message.blocked-means', { count: counts.blocked });
  if (counts.loaded > 0) return t('message.loaded-means', { count: counts.loaded });
  const explained = t('message.no-trackers-explain');
  return counts.held > 0 ? `${explained} ${t('message.held', { count: counts.held })}` : explained;
}
