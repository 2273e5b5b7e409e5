import type { HistoryRecord } from './record.ts';

/** One host that trackers came from. */
export interface TrackerHost {
  readonly host: string;
  readonly vendor: string | null;
  readonly blocked: number;
  readonly loaded: number;
  /** When its first and its last tracker was seen (milliseconds since 1970). */
  readonly first: number;
  readonly last: number;
}

/** The hosts of some trackers, the most frequent first; a host of two vendors stands there twice. */
export function trackerHosts(records: readonly HistoryRecord[]): TrackerHost[] {
  const hosts = new Map<string, TrackerHost>();
  for (const { host, vendor, time, decision } of records) {
    const key = `${host} ${vendor ?? ''}`;
    const { blocked, loaded, first, last } = hosts.get(key) ?? NONE;
    hosts.set(key, {
      host,
      vendor,
      blocked: blocked + (decision === 'block' ? 1 : 0),
      loaded: loaded + (decision === 'allow' ? 1 : 0),
      first: Math.min(first, time),
      last: Math.max(last, time),
    });
  }
  return [...hosts.values()].sort(
    (one, other) =>
      other.blocked + other.loaded - one.blocked - one.loaded || (one.host < other.host ? -1 : 1),
  );
}

const NONE = { blocked: 0, loaded: 0, first: Infinity, last: -Infinity };
