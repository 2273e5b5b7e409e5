import { isPictureVehicle, type Decision } from '../../shared/decide/decision.ts';
import type { Judgement } from '../../shared/detect/judgement.ts';
import { resolveOriginal } from '../../shared/resolve/resolve.ts';
import type { NeededPurpose } from '../../shared/disclose/disclosure.ts';
import { pathShape } from '../../shared/history/path-shape.ts';
import type { DisclosureSummary } from '../../shared/ui/disclosure-summary.ts';
import type { HeldItem, PictureItem, TrackerItem, ViewSummary } from '../../shared/ui/view-summary.ts';
import type { PageContext } from '../messages.ts';
import type { ViewMemory } from './view-memory.ts';

/** Trackers listed one by one; a message with more is a bomb, and its rest stays held all the same. */
const MAX_TRACKERS_LISTED = 200;

/** One judged reference with what was decided. */
export interface Judged {
  readonly judgement: Judgement;
  readonly decision: Decision;
  /** Of a tracker: what must be approved before it loads; null where nothing is declared for it. */
  readonly needs: readonly NeededPurpose[] | null;
}

/** Whether it is only written down in the page for now: the webmail holds it, nothing asks for it. */
export function isPutAside({ decision }: Judged): boolean {
  return decision.later !== undefined;
}

/** Whether it is a tracker that we keep from loading: one that the webmail holds is not yet ours to block. */
export function isBlockedTracker(one: Judged): boolean {
  return one.judgement.verdict === 'tracker' && one.decision.decision === 'block' && !isPutAside(one);
}

/** Whether a message says that it was sent from the mailbox's own address: its trackers report to its owner. */
export function isOwnMessage(context: PageContext | null): boolean {
  const address = context?.sender.address?.toLowerCase();
  return address !== undefined && context?.recipients.some((one) => one.toLowerCase() === address) === true;
}

/** A summary for the popup, and the URL behind each tracker's id (kept in memory only, never shown or stored on disk). */
export interface SummaryWithUrls {
  readonly summary: ViewSummary;
  readonly urls: Readonly<Record<number, string>>;
  /** The shape of each tracker's path, by its id: what an approval may be bound to. */
  readonly pathShapes: Readonly<Record<number, string>>;
}

/** Gathers judged references into what the popup shows for one message view. */
export function summarise(
  all: readonly Judged[],
  context: PageContext | null,
  memory: ViewMemory,
  beyondCap: number,
  disclosed: DisclosureSummary,
): SummaryWithUrls {
  const judged = withoutSecondCopies(all);
  const trackers = distinctTrackers(judged);
  const listed = trackers.slice(0, MAX_TRACKERS_LISTED);
  const others = judged.filter((one) => !isListedTracker(one));
  const pictures = countPictures(others, memory, listed.length);
  const held = countHeld(others, listed.length + pictures.length);
  return {
    summary: {
      sender: context?.sender ?? { address: null },
      yours: isOwnMessage(context),
      trackers: listed.map((one, id) => trackerItem(id, one, memory)),
      pictures,
      held,
      beyondCap: beyondCap + trackers.length - listed.length,
      state: 'judged',
      ...disclosed,
    },
    urls: Object.fromEntries(listed.flatMap((one, id) => loadable(one).map((url) => [id, url]))),
    pathShapes: Object.fromEntries(
      listed.map(({ judgement }, id) => [id, pathShape(new URL(judgement.originalUrl).pathname)]),
    ),
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

/**
 * What the webmail has put aside although the page asks for it elsewhere, directly or through a proxy, is not waiting:
 * it counts once, by what is live.
 */
function withoutSecondCopies(judged: readonly Judged[]): readonly Judged[] {
  if (!judged.some(isPutAside)) return judged;
  const live = judged.filter((one) => !isPutAside(one)).map(({ judgement }) => judgement);
  const known = new Set(live.flatMap(({ reference, originalUrl }) => [reference.absolute, originalUrl]));
  return judged.filter(
    (one) => !isPutAside(one) || !(known.has(one.judgement.originalUrl) || known.has(absoluteOf(one))),
  );
}

/** A picture made for one reader that the settings will show, once the webmail asks for it, waits with the pictures. */
function isListedTracker({ judgement, decision }: Judged): boolean {
  return judgement.verdict === 'tracker' && decision.later !== 'allow';
}

/** The same URL in several places is one tracker; its count says how often. What was held by us comes first. */
function distinctTrackers(judged: readonly Judged[]): Judged[] {
  const byUrl = new Map<string, Judged>();
  for (const one of judged) {
    if (isListedTracker(one) && !byUrl.has(absoluteOf(one))) byUrl.set(absoluteOf(one), one);
  }
  const all = [...byUrl.values()];
  return [...all.filter((one) => !isPutAside(one)), ...all.filter(isPutAside)];
}

function trackerItem(id: number, one: Judged, memory: ViewMemory): TrackerItem {
  const { judgement } = one;
  const { reference } = judgement;
  return {
    id,
    vendor: judgement.vendor?.name ?? null,
    host: hostOf(judgement.originalUrl),
    vehicle: reference.vehicle,
    evidence: judgement.evidence,
    ...(judgement.lists && { lists: judgement.lists }),
    visiblePicture: judgement.visiblePicture,
    state: trackerState(one, memory),
    reason: one.decision.reason,
    needs: one.needs,
    repeated: Math.max(1, reference.repeated),
  };
}

function trackerState(one: Judged, memory: ViewMemory): TrackerItem['state'] {
  if (isPutAside(one)) return 'waiting';
  const { decision, reason } = one.decision;
  if (decision === 'allow') return reason === 'visible-pictures-shown' ? 'loaded-by-you' : 'allowed';
  const url = absoluteOf(one);
  return memory.loadedByUser.includes(url) || memory.approved.includes(url) ? 'loaded-by-you' : 'blocked';
}

function countPictures(judged: readonly Judged[], memory: ViewMemory, firstId: number): PictureItem[] {
  const failed = new Set(memory.didNotLoad);
  const pictures = judged.filter(({ decision }) => willShow(decision));
  const groups = countBy(pictures, (one) => {
    const state = isPutAside(one) ? 'waiting' : failed.has(absoluteOf(one)) ? 'did-not-load' : 'shown';
    return { host: hostOf(one.judgement.originalUrl), state } as const;
  });
  return groups.map((group, index) => ({ id: firstId + index, ...group }));
}

function countHeld(judged: readonly Judged[], firstId: number): HeldItem[] {
  const held = judged.filter(({ decision }) => !willShow(decision));
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
    entry.urls.add(absoluteOf(one));
    groups.set(key, entry);
  }
  return [...groups.values()].map(({ group, urls }) => ({ ...group, count: urls.size }));
}

/** Whether it is shown, or will be once the webmail lets it load. */
function willShow({ decision, later }: Decision): boolean {
  return (later ?? decision) === 'allow';
}

function absoluteOf({ judgement }: Judged): string {
  return judgement.reference.absolute;
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}
