import type { Translate } from '../locales/translate.ts';
import type { Tally } from './tally.ts';

type Waiting = Pick<Tally, 'waiting-trackers' | 'waiting-pictures'>;

const all = (counts: Waiting): number => counts['waiting-trackers'] + counts['waiting-pictures'];

/** Whether the webmail itself holds anything that was judged in advance. */
export function isWaiting(counts: Waiting): boolean {
  return all(counts) > 0;
}

/** "Your webmail is holding pictures", without a full stop. */
export function waitingTitle(counts: Waiting, t: Translate): string {
  return t('waiting.title', { count: all(counts) });
}

/** What would happen if the user let the webmail load what it holds: how much would be seen, and what stays blocked. */
export function whatWouldLoad(counts: Waiting, t: Translate): string {
  const { 'waiting-trackers': trackers, 'waiting-pictures': pictures } = counts;
  const shown = pictures > 0 ? [t('waiting.would-show', { count: pictures })] : [];
  const blocked = trackers > 0 ? t('waiting.stay-blocked', { count: trackers }) : t('waiting.no-trackers');
  return t('waiting.if-loaded', { count: all(counts), what: [...shown, blocked].join(', ') });
}
