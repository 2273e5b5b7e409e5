import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { recordOf, type HistoryRecord } from '../../shared/history/record.ts';
import { seenMessageOf } from '../../shared/history/seen-message-of.ts';
import type { SeenMessage } from '../../shared/history/seen-message.ts';
import type { PastOptOut } from '../../shared/ui/disclosure-summary.ts';
import { MAX_RECORDED } from '../limits.ts';
import type { PageContext } from '../messages.ts';
import { optOutsOf } from './consent-of.ts';
import type { ContentSender, ContentServices } from './content-messages.ts';
import { disclosureSummary } from './disclosure-summary.ts';
import type { JudgedMessage, ViewFacts } from './judge-view.ts';
import { learnedOf } from './learned.ts';
import type { ValidViewRequest } from './message-schemas.ts';
import { isOwnMessage, isPutAside, summarise, type Judged } from './summary.ts';
import { NO_MEMORY, withApproved } from './view-memory.ts';
import { findView, withHeader, withView, type StoredTab, type StoredView } from './view-store.ts';

/** One view of a request, judged. */
export interface JudgedView {
  readonly request: ValidViewRequest;
  readonly facts: ViewFacts;
  readonly message: JudgedMessage;
  /** URLs that the user has loaded by hand: trackers that stay loaded. */
  readonly loaded: ReadonlySet<string>;
  /** URLs of pixels that an approval let through before. */
  readonly approved: ReadonlySet<string>;
}

/** How long the page around a frame may take to say who wrote the message in it (milliseconds). */
export const HEADER_PATIENCE = 1_500;

/**
 * A frame inside the message knows no sender; the document that shows the header does, as long as it stands. The page
 * itself inherits from nobody: the tab may have shown another message before.
 */
export function contextIn(
  tab: StoredTab,
  request: ValidViewRequest,
  sender: ContentSender,
): PageContext | null {
  const own = request.context;
  if (!inherits(request, sender) || !tab.header || tab.header.view === request.view) return own;
  const { context } = tab.header;
  return { ...context, recipients: own && own.recipients.length > 0 ? own.recipients : context.recipients };
}

/** Whether a view's sender is the word of another document. */
export function inherits({ context }: ValidViewRequest, { frameId }: ContentSender): boolean {
  return frameId !== 0 && !context?.sender.address;
}

/** Writes down what was found: for the popup at once, for history as soon as it is certain who wrote. */
export async function remember(
  judged: readonly JudgedView[],
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  const all = judged.filter(({ request }) => !services.views.hasLeft(request.view));
  let fresh: Fresh[] = [];
  const era = services.views.era(sender.tabId);
  const tab = await services.views.update(sender.tabId, (before) => {
    fresh = [];
    if (services.views.era(sender.tabId) !== era) return before; // Forgotten while this waited for its turn.
    return all.reduce((stored, one) => {
      const { view, news } = storedView(one, stored, sender);
      fresh.push({ one, news });
      const header = headerAfter(stored, one.request);
      const now = withView(stored, view);
      return header === null && stored.header ? withHeader(now, null) : { ...now, header };
    }, before);
  });
  services.showChange(tab, sender.tabId);
  await showPastOptOuts(all, sender, services);
  if (sender.incognito) return; // Private windows write nothing to disk.
  const time = services.now();
  const waits = ({ one, news }: Fresh): boolean => news.length > 0 && inherits(one.request, sender);
  if (fresh.some(waits)) await services.pause(HEADER_PATIENCE);
  const now = await services.views.tab(sender.tabId);
  const salt = await services.salt();
  const notes = fresh.map((found) => notesOf(found, contextIn(now, found.one.request, sender), time, salt));
  await services.history.add(
    notes.flatMap(({ records }) => records),
    notes.flatMap(({ message }) => message ?? []),
  );
}

/** A view with what history does not have yet. */
interface Fresh {
  readonly one: JudgedView;
  readonly news: readonly Judged[];
}

/** For the popup: what became of earlier opt-outs, if that can be read. */
async function showPastOptOuts(
  all: readonly JudgedView[],
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  const found = await Promise.all(
    all.map(async ({ request, facts }) => ({
      view: request.view,
      past: await optOutsOf(facts, services).catch(() => []),
    })),
  );
  const past = new Map(found.map((one) => [one.view, one.past.map(pastOptOut)]));
  const isNews = ({ view, summary }: StoredView): boolean =>
    JSON.stringify(past.get(view) ?? summary.pastOptOuts) !== JSON.stringify(summary.pastOptOuts);
  if (!(await services.views.tab(sender.tabId)).views.some(isNews)) return;
  const tab = await services.views.update(sender.tabId, (before) => ({
    ...before,
    views: before.views.map((one) => {
      const pastOptOuts = past.get(one.view) ?? one.summary.pastOptOuts;
      return { ...one, summary: { ...one.summary, pastOptOuts } };
    }),
  }));
  services.showChange(tab, sender.tabId);
}

/** What of an opt-out is shown. */
function pastOptOut(outcome: PastOptOut): PastOptOut {
  const { kind, time, later, stillTracking, exempt, undated, purposes, state, byPurpose } = outcome;
  return { kind, time, later, stillTracking, exempt, undated, purposes, state, byPurpose };
}

/** What history is to keep of one view. What the user sent himself is no sender’s doing. */
function notesOf(
  { one: { request, facts, message }, news }: Fresh,
  context: PageContext | null,
  time: number,
  salt: string,
): { records: HistoryRecord[]; message: SeenMessage | null } {
  if (isOwnMessage(context)) return { records: [], message: null };
  const sender = context?.sender.address ?? null;
  const about = { time, sender, webmail: context?.webmail ?? 'generic' };
  const records = news.map(({ judgement, decision, needs }) =>
    recordOf(
      judgement,
      decision,
      about,
      (needs ?? []).map(({ purpose }) => purpose),
    ),
  );
  const isMessage = request.context !== null && sender !== null;
  const seen = isMessage
    ? seenMessageOf(salt, {
        sender,
        mailbox: context?.recipients[0] ?? null,
        date: context?.date ?? null,
        source: context?.source ?? null,
        headerDate: facts.learned.header?.date ?? null,
        seen: time,
        declared: message.disclosure.purposes,
        trackers: message.judged.filter(isRequestedTracker),
      })
    : null;
  return { records, message: seen };
}

/**
 * What the store keeps of a judged view, and its trackers that history does not have yet. A view that was dropped and
 * comes back has been written down before.
 */
function storedView(
  { request, facts, message }: JudgedView,
  before: StoredTab,
  sender: ContentSender,
): { view: StoredView; news: readonly Judged[] } {
  const { judged } = message;
  const earlier = findView(before, request.view);
  const disclosed = disclosureSummary(message, facts, earlier?.summary.pastOptOuts ?? []);
  const recorded = new Set(earlier?.recorded);
  // What the user had loaded before it was ever judged, as during a pause, was never blocked.
  const loaded = new Set(earlier?.memory.loadedByUser);
  const isNew = (one: Judged): boolean =>
    !recorded.has(noteOf(one)) &&
    !(isBlocked(one) && (recorded.has(passedNoteOf(one)) || loaded.has(one.judgement.reference.absolute)));
  const found = distinct(judged.filter(isRequestedTracker)).filter(isNew);
  const fresh = found.slice(0, MAX_RECORDED - recorded.size);
  for (const one of fresh) recorded.add(noteOf(one));
  const news = before.dropped.includes(request.view) ? [] : fresh;
  const memory = withApproved(earlier?.memory ?? NO_MEMORY, approvedUrls(judged));
  const { context } = facts;
  const view = {
    view: request.view,
    frameId: sender.frameId,
    documentId: sender.documentId,
    inherits: inherits(request, sender),
    context,
    // What was learned while this was judged is kept: the view is judged again with it.
    learned: learnedOf(earlier, context),
    ...summarise(judged, context, memory, request.beyondCap, disclosed),
    memory,
    recorded: [...recorded],
  };
  return { view, news };
}

function approvedUrls(judged: readonly Judged[]): string[] {
  return judged
    .filter(({ judgement, decision }) => judgement.verdict === 'tracker' && decision.decision === 'allow')
    .map(({ judgement }) => judgement.reference.absolute);
}

/** A view's word about the sender replaces its own earlier one, and any other view's if it knows an address. */
function headerAfter({ header }: StoredTab, { view, context }: ValidViewRequest): StoredTab['header'] {
  if (context?.sender.address) return { view, context };
  return header?.view === view ? null : header;
}

/** History tells what was asked for: a tracker that the webmail holds is written down when it is. */
function isRequestedTracker(one: Judged): boolean {
  return one.judgement.verdict === 'tracker' && !isPutAside(one);
}

function distinct(judged: readonly Judged[]): Judged[] {
  return [...new Map(judged.map((one) => [keyOf(one), one])).values()];
}

/**
 * Notes a tracker as written down. One that was blocked at first and let through later, once its purposes are approved, is
 * written down again: it was asked for. One that was let through is not blocked afterwards: nothing asks for it twice.
 */
function noteOf(one: Judged): string {
  return isBlocked(one) ? keyOf(one) : passedNoteOf(one);
}

function passedNoteOf(one: Judged): string {
  return `${keyOf(one)}+`;
}

function isBlocked({ decision }: Judged): boolean {
  return decision.decision === 'block';
}

/** Stands for a URL in what is remembered: short, however long the URL is. */
function keyOf({ judgement }: Judged): string {
  return bytesToHex(sha256(new TextEncoder().encode(judgement.originalUrl)).slice(0, KEY_BYTES));
}

const KEY_BYTES = 8;
