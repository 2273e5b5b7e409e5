import { isPictureVehicle, type Decision } from '../../shared/decide/decision.ts';
import type { Judgement } from '../../shared/detect/judgement.ts';
import { resolveOriginal } from '../../shared/resolve/resolve.ts';
import type { HeldItem, PictureItem, TrackerItem, ViewSummary } from '../../shared/ui/view-summary.ts';
import type { PageContext } from '../messages.ts';

/** Trackers listed one by one; a message with more is a bomb, and its rest stays held all the same. */
const MAX_TRACKERS_LISTED = 200;

/** One judged reference with what was decided. */
export interface Judged {
  readonly judgement: Judgement;
  readonly decision: Decision;
}

/** What a view remembers over several judgements: what the user loaded by hand and what failed to load. */
export interface ViewMemory {
  readonly loadedByUser: readonly string[];
  readonly didNotLoad: readonly string[];
}

export const NO_MEMORY: ViewMemory = { loadedByUser: [], didNotLoad: [] };

/** A summary for the popup, and the URL behind each tracker's id (kept in memory only, never shown or stored on disk). */
export interface SummaryWithUrls {
  readonly summary: ViewSummary;
  readonly urls: Readonly<Record<number, string>>;
}

/** Gathers judged references into what the popup shows for one message view. */
export function summarise(
  judged: readonly Judged[],
  context: PageContext | null,
  memory: ViewMemory,
  beyondCap: number,
): SummaryWithUrls {
  const trackers = distinctTrackers(judged);
  const listed = trackers.slice(0, MAX_TRACKERS_LISTED);
  const others = judged.filter(({ judgement }) => judgement.verdict !== 'tracker');
  const pictures = countPictures(others, memory, listed.length);
  const held = countHeld(others, listed.length + pictures.length);
  return {
    summary: {
      sender: context?.sender ?? { address: null },
      trackers: listed.map(({ judgement, decision }, id) => trackerItem(id, judgement, decision, memory)),
      pictures,
      held,
      beyondCap: beyondCap + trackers.length - listed.length,
      state: 'judged',
    },
    urls: Object.fromEntries(listed.flatMap((one, id) => loadable(one).map((url) => [id, url]))),
  };
}

/** The longest address kept for "load this one": what the popup remembers shares ten megabytes with all tabs. */
const MAX_KEPT_URL = 8_192;

/** Only pictures can be loaded by hand, as only pictures are ever released. */
function loadable({ judgement: { reference } }: Judged): string[] {
  return isPictureVehicle(reference.vehicle) && reference.absolute.length <= MAX_KEPT_URL
    ? [reference.absolute]
    : [];
}

/** The summary after some released pictures failed to load. */
export function withFailures(summary: ViewSummary, urls: readonly string[]): ViewSummary {
  const failures = new Map<string, number>();
  for (const url of new Set(urls)) {
    const host = hostOf(resolveOriginal(url, []).originalUrl);
    failures.set(host, (failures.get(host) ?? 0) + 1);
  }
  const nextId = summary.trackers.length + summary.pictures.length + summary.held.length;
  const pictures = summary.pictures.flatMap((item, index): PictureItem[] => {
    const failed = item.state === 'shown' ? Math.min(item.count, failures.get(item.host) ?? 0) : 0;
    if (failed === 0) return [item];
    const broken = { ...item, id: nextId + index, count: failed, state: 'did-not-load' as const };
    return failed === item.count ? [broken] : [{ ...item, count: item.count - failed }, broken];
  });
  return { ...summary, pictures };
}

/** The same URL in several places is one tracker; its count says how often. */
function distinctTrackers(judged: readonly Judged[]): Judged[] {
  const byUrl = new Map<string, Judged>();
  for (const one of judged) {
    if (one.judgement.verdict !== 'tracker') continue;
    if (!byUrl.has(one.judgement.reference.absolute)) byUrl.set(one.judgement.reference.absolute, one);
  }
  return [...byUrl.values()];
}

function trackerItem(id: number, judgement: Judgement, decision: Decision, memory: ViewMemory): TrackerItem {
  const { reference } = judgement;
  const loaded = decision.decision === 'allow' || memory.loadedByUser.includes(reference.absolute);
  return {
    id,
    vendor: judgement.vendor?.name ?? null,
    host: hostOf(judgement.originalUrl),
    vehicle: reference.vehicle,
    evidence: judgement.evidence,
    visiblePicture: judgement.visiblePicture,
    state: loaded ? 'loaded-by-you' : 'blocked',
    repeated: Math.max(1, reference.repeated),
  };
}

function countPictures(judged: readonly Judged[], memory: ViewMemory, firstId: number): PictureItem[] {
  const failed = new Set(memory.didNotLoad);
  const released = judged.filter(({ decision }) => decision.decision === 'allow');
  const groups = countBy(released, ({ judgement }) => {
    const state = failed.has(judgement.reference.absolute) ? 'did-not-load' : 'shown';
    return { host: hostOf(judgement.originalUrl), state } as const;
  });
  return groups.map((group, index) => ({ id: firstId + index, ...group }));
}

function countHeld(judged: readonly Judged[], firstId: number): HeldItem[] {
  const held = judged.filter(({ decision }) => decision.decision === 'block');
  const groups = countBy(held, ({ judgement }) => ({
    host: hostOf(judgement.originalUrl),
    vehicle: judgement.reference.vehicle,
  }));
  return groups.map((group, index) => ({ id: firstId + index, ...group }));
}

/** Counts by distinct URL, so that a background named twice is one picture. */
function countBy<Group extends object>(
  judged: readonly Judged[],
  groupOf: (one: Judged) => Group,
): (Group & { count: number })[] {
  const groups = new Map<string, { group: Group; urls: Set<string> }>();
  for (const one of judged) {
    const group = groupOf(one);
    const key = JSON.stringify(group);
    const entry = groups.get(key) ?? { group, urls: new Set<string>() };
    entry.urls.add(one.judgement.reference.absolute);
    groups.set(key, entry);
  }
  return [...groups.values()].map(({ group, urls }) => ({ ...group, count: urls.size }));
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}
