import type { PictureItem, TrackerItem, ViewSummary } from './view-summary.ts';

/** What can have happened to a remote part, in the order in which the strip draws it. */
export const FATES = [
  'blocked',
  'allowed',
  'loaded',
  'shown',
  'missing',
  'waiting-trackers',
  'waiting-pictures',
  'held',
] as const;
export type Fate = (typeof FATES)[number];
export type Tally = Readonly<Record<Fate, number>>;

/** Counts the parts of a view by fate. A tracker counts once, however often its URL is repeated. */
export function tally({ trackers, pictures, held, beyondCap }: ViewSummary): Tally {
  const trackersThat = (state: TrackerItem['state']): number =>
    trackers.filter((tracker) => tracker.state === state).length;
  const picturesThat = (state: PictureItem['state']): number =>
    sum(pictures.filter((picture) => picture.state === state));
  return {
    blocked: trackersThat('blocked'),
    allowed: trackersThat('allowed'),
    loaded: trackersThat('loaded-by-you'),
    shown: picturesThat('shown'),
    missing: picturesThat('did-not-load'),
    'waiting-trackers': trackersThat('waiting'),
    'waiting-pictures': picturesThat('waiting'),
    held: sum(held) + beyondCap,
  };
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((n, item) => n + item.count, 0);
}

/**
 * Spreads a tally over a strip of cells: one cell a part while they fit; beyond that in proportion, and no fate
 * that occurs ever disappears.
 *
 * @param limit most cells to draw; at least the number of fates
 */
export function cells(counts: Tally, limit: number): Fate[] {
  const total = FATES.reduce((n, fate) => n + counts[fate], 0);
  const scale = total > limit ? (limit - FATES.length) / total : 1;
  return FATES.flatMap((fate) => Array.from({ length: Math.ceil(counts[fate] * scale) }, () => fate));
}
