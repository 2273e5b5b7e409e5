import { plainName } from './plain-name.ts';
import type { TrackerItem } from './view-summary.ts';

/** Names said in one line; the rest is counted. */
const MAX_NAMES = 2;

/** Who is behind a message's trackers. */
export interface WhoTracks {
  /** Vendors, or hosts where the vendor is unknown; cleaned, without doubles, in the order of the trackers. */
  readonly names: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

/** The few names that the first line says, and how many it leaves out. */
export function whoTracks(trackers: readonly TrackerItem[]): WhoTracks {
  const all = [...new Set(trackers.map(({ vendor, host }) => plainName(vendor ?? host)))];
  return { names: all.slice(0, MAX_NAMES), more: Math.max(0, all.length - MAX_NAMES) };
}
