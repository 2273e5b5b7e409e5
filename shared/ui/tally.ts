import type { ViewSummary } from './view-summary.ts';

/** What can have happened to a remote part, in the order in which the strip draws it. */
export const FATES = ['blocked', 'loaded', 'shown', 'missing', 'held'] as const;
export type Fate = (typeof FATES)[number];
export type Tally = Readonly<Record<Fate, number>>;

/** Counts the parts of a view by fate. A tracker counts once, however often its URL is repeated. */
export function tally(view: ViewSummary): Tally {
  const sum = (counts: readonly { readonly count: number }[]): number =>
    counts.reduce((n, item) => n + item.count, 0);
  const loaded = view.trackers.filter((tracker) => tracker.state === 'loaded-by-you').length;
  return {
    blocked: view.trackers.length - loaded,
    loaded,
    shown: sum(view.pictures.filter((picture) => picture.state === 'shown')),
    missing: sum(view.pictures.filter((picture) => picture.state === 'did-not-load')),
    held: sum(view.held) + view.beyondCap,
  };
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
