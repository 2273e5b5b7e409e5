import type { PageContext } from '../messages.ts';
import type { PageReading } from '../webmails/index.ts';
import type { FoundView } from './batches.ts';
import type { FoundReference } from './extraction.ts';
import { viewRequest } from './judge-request.ts';
import type { Parts } from './parts.ts';
import { Views, type View } from './views.ts';

/** Views of which the background has to hear. A message whose body is a frame's is no news: the frame asks for itself. */
export function newsIn(found: readonly FoundView[], reading: PageReading, parts: Parts): FoundView[] {
  return found.filter((one) => isNews(one, reading) && !onlyHeads(one, reading, parts));
}

/** Other references than the background was asked about, or another sender. */
function isNews({ view, content }: FoundView, reading: PageReading): boolean {
  if (view.asked === null) {
    const isMessage = view.message !== null || reading.inherited !== null;
    return isMessage || content.references.length > 0 || content.beyondCap > 0;
  }
  const references = content.references.map(({ reference }) => reference);
  return view.asked !== contextKey(view, reading) || !view.verdicts.cover(references);
}

/** Tells who wrote the message whose body a frame shows, which may not know. @returns whether this is such a one */
function onlyHeads({ view, content }: FoundView, reading: PageReading, { channel }: Parts): boolean {
  if (!view.message || content.references.length > 0 || !holdsFrame(view.message.element)) return false;
  view.asked = contextKey(view, reading);
  view.known = true;
  channel.tell({ kind: 'header', view: view.token, context: contextOf(view, reading) });
  return true;
}

function holdsFrame(element: Element): boolean {
  return element.localName === 'iframe' || element.querySelector('iframe, frame') !== null;
}

/**
 * Asks the background about these views, with their pictures parked meanwhile.
 *
 * @returns whether it answered; without an answer all stays held
 */
export async function askAbout(
  found: readonly FoundView[],
  reading: PageReading,
  parts: Parts,
): Promise<boolean> {
  const requests = found.map(({ view, content: { references, links, text, beyondCap } }) =>
    viewRequest({
      view: view.token,
      context: contextOf(view, reading),
      references: references.map(({ reference }) => reference),
      released: new Set(references.filter((one) => one.released).map(({ reference }) => reference)),
      links,
      text,
      beyondCap,
    }),
  );
  const told = found.map(({ view }) => Views.asking(view));
  const judged = parts.channel.judge({ kind: 'judge', views: requests });
  for (const { view } of found) view.known = true; // Also if the document goes before the answer has come.
  const [answer] = await Promise.all([judged, parts.parking.park(unjudged(found), parts.written)]);
  if (!answer) return false;
  for (const [index, one] of found.entries()) {
    const [sent, said] = [requests[index]?.references, answer.views[index]];
    if (!sent || !said) continue;
    const { view, content } = one;
    told[index]?.(contextKey(view, reading));
    const references = content.references.map(({ reference }) => reference);
    view.verdicts.take(references, sent, said);
    parts.surfaces.showCount(view.token, said.surface, view.message?.element ?? null);
    tellTracker(one, parts);
  }
  return true;
}

function tellTracker({ view, content }: FoundView, { onTracker }: Parts): void {
  const tracker = content.references.find(({ reference }) => view.verdicts.isTracker(reference));
  if (tracker) onTracker(tracker.element);
}

function unjudged(found: readonly FoundView[]): FoundReference[] {
  return found.flatMap(({ view, content }) =>
    content.references.filter((one) => !one.released && view.verdicts.of(one.reference) === null),
  );
}

function contextOf({ message }: View, { webmail, inherited, owner }: PageReading): PageContext {
  const { address, name } = message?.sender ?? inherited ?? { address: null, name: null };
  const { date, source } = message ?? inherited ?? { date: null, source: null };
  return { webmail, sender: { address, name }, recipients: owner, date, source };
}

function contextKey(view: View, reading: PageReading): string {
  return JSON.stringify(contextOf(view, reading));
}
