import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { recordOf } from '../../shared/history/record.ts';
import { MAX_RECORDED } from '../limits.ts';
import type { PageContext } from '../messages.ts';
import type { ContentSender, ContentServices } from './content-messages.ts';
import type { ValidViewRequest } from './message-schemas.ts';
import { isOwnMessage, isPutAside, summarise, type Judged } from './summary.ts';
import { NO_MEMORY } from './view-memory.ts';
import { findView, withHeader, withView, type StoredTab, type StoredView } from './view-store.ts';

/** One view of a request, judged. */
export interface JudgedView {
  readonly request: ValidViewRequest;
  readonly context: PageContext | null;
  readonly judged: readonly Judged[];
  /** URLs that the user has loaded by hand: trackers that stay loaded. */
  readonly loaded: ReadonlySet<string>;
}

/** How long the page around a frame may take to say who wrote the message in it (milliseconds). */
const HEADER_PATIENCE = 1_500;

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
function inherits({ context }: ValidViewRequest, { frameId }: ContentSender): boolean {
  return frameId !== 0 && !context?.sender.address;
}

/** Writes down what was found: for the popup at once, for history as soon as it is certain who wrote. */
export async function remember(
  all: readonly JudgedView[],
  sender: ContentSender,
  services: ContentServices,
): Promise<void> {
  let fresh: { request: ValidViewRequest; judged: readonly Judged[] }[] = [];
  const tab = await services.views.update(sender.tabId, (before) => {
    fresh = [];
    return all.reduce((stored, one) => {
      const { view, news } = storedView(one, stored, sender);
      fresh.push({ request: one.request, judged: news });
      const header = headerAfter(stored, one.request);
      const now = withView(stored, view);
      return header === null && stored.header ? withHeader(now, null) : { ...now, header };
    }, before);
  });
  services.showChange(tab, sender.tabId);
  if (sender.incognito) return; // Private windows write nothing to disk.
  const time = services.now();
  const found = fresh.filter(({ judged }) => judged.length > 0);
  if (found.some(({ request }) => inherits(request, sender))) await services.pause(HEADER_PATIENCE);
  const now = await services.views.tab(sender.tabId);
  const records = found.flatMap(({ request, judged }) => {
    const context = contextIn(now, request, sender);
    if (isOwnMessage(context)) return []; // What the user sent himself is no sender’s doing.
    const about = { time, sender: context?.sender.address ?? null, webmail: context?.webmail ?? 'generic' };
    return judged.map(({ judgement, decision }) => recordOf(judgement, decision, about));
  });
  await services.history.add(records);
}

/**
 * What the store keeps of a judged view, and its trackers that history does not have yet. A view that was dropped and
 * comes back has been written down before.
 */
function storedView(
  { request, context, judged }: JudgedView,
  before: StoredTab,
  sender: ContentSender,
): { view: StoredView; news: readonly Judged[] } {
  const earlier = findView(before, request.view);
  const recorded = new Set(earlier?.recorded);
  const found = distinct(judged.filter(isRequestedTracker)).filter((one) => !recorded.has(keyOf(one)));
  const fresh = found.slice(0, MAX_RECORDED - recorded.size);
  for (const one of fresh) recorded.add(keyOf(one));
  const news = before.dropped.includes(request.view) ? [] : fresh;
  const memory = earlier?.memory ?? NO_MEMORY;
  const view = {
    view: request.view,
    frameId: sender.frameId,
    inherits: inherits(request, sender),
    ...summarise(judged, context, memory, request.beyondCap),
    memory,
    recorded: [...recorded],
  };
  return { view, news };
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

/** Stands for a URL in what is remembered: short, however long the URL is. */
function keyOf({ judgement }: Judged): string {
  return bytesToHex(sha256(new TextEncoder().encode(judgement.originalUrl)).slice(0, KEY_BYTES));
}

const KEY_BYTES = 8;
