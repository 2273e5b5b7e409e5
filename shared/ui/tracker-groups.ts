import { reasons } from './reasons.ts';
import type { TrackerItem } from './view-summary.ts';

/** Trackers that a reader could not tell apart: one row of the list. */
export interface TrackerGroup {
  /** Stays the same when one of them is loaded, so that the keyboard keeps its place. */
  readonly key: string;
  readonly first: TrackerItem;
  /** All of them, the first included. */
  readonly all: readonly TrackerItem[];
}

/** Gathers trackers of the same vendor (or host, where it is unknown), vehicle, evidence, purposes and fate, in the order of their first. */
export function trackerGroups(trackers: readonly TrackerItem[]): TrackerGroup[] {
  const groups = new Map<string, TrackerItem[]>();
  for (const tracker of trackers) {
    const { vendor, host, vehicle, evidence, lists, visiblePicture, needs, reason } = tracker;
    const { speaksFor, speaksAgainst } = reasons(evidence);
    const key = JSON.stringify([
      vendor,
      vendor ?? host,
      vehicle,
      visiblePicture,
      speaksFor,
      lists,
      speaksAgainst,
      needs,
      reason,
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tracker]);
    else group.push(tracker);
  }
  return [...groups].flatMap(([key, all]) => all.slice(0, 1).map((first) => ({ key, first, all })));
}
