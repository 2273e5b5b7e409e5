import { MAX_MESSAGES } from '../limits.ts';
import type { MessageInPage, Sender } from './adapter.ts';
import { messageOf, nameAt, type HeaderLayout } from './layout.ts';
import { outermost, outside } from './outside.ts';
import { holdsDeep } from './surroundings.ts';

/**
 * The messages of a webmail whose bodies are known but not what stands around them: from each body outwards, up to the
 * first element that shows a sender, and never so far that it holds another body. Where the neighbourhood says two
 * addresses, nobody can tell which is meant, and the sender stays unknown.
 *
 * @param around a frame: when it stands in a body, or is one, only that body's message is read
 */
export function messagesAround(root: ParentNode, layout: HeaderLayout, around?: Element): MessageInPage[] {
  const bodies = outermost(root.querySelectorAll(layout.body)).slice(0, MAX_MESSAGES);
  const wanted = around ? bodies.findIndex((body) => holdsDeep(body, around)) : NONE;
  const read = (own: Element, index: number) => {
    const others = [bodies[index - 1], bodies[index + 1]].filter((one) => one !== undefined);
    return messageAround(own, others, layout);
  };
  const own = bodies[wanted];
  return own ? [read(own, wanted)] : bodies.map(read);
}

const NONE = -1;

function messageAround(own: Element, others: readonly Element[], layout: HeaderLayout): MessageInPage {
  let inner = own;
  for (let level = 0; level < MAX_LEVELS && !inner.matches(BOUNDARY); level += 1) {
    const around = inner.parentElement;
    if (!around || others.some((one) => around.contains(one))) break;
    const sender = senderAmong(before(inner), layout);
    if (sender) return messageOf(around, sender, layout);
    inner = around;
  }
  return messageOf(own, UNKNOWN, {});
}

/** What a body's neighbours say of the sender: unknown if they show one without an address; null when they show none. */
function senderAmong(neighbours: readonly Element[], layout: HeaderLayout): Sender | null {
  const match = (selector: string) =>
    neighbours.flatMap((one) => [
      ...(one.matches(selector) && !one.matches(layout.body) ? [one] : []),
      ...outside(one, selector, layout.body),
    ]);
  const named = layout.name === undefined ? undefined : match(layout.name)[0];
  let shown = named;
  for (const [selector, read] of layout.sender) {
    const found = match(selector);
    shown ??= found[0];
    const said = found.flatMap((element) => {
      const address = read(element);
      return address === null ? [] : [{ address, name: nameAt(named ?? element, address) }];
    });
    const [first] = said;
    if (first) return said.every(({ address }) => address === first.address) ? first : UNKNOWN;
  }
  return shown ? { address: null, name: nameAt(shown, '') } : null;
}

/** The elements before a body, or before what holds it: a header stands there. */
function before(element: Element): Element[] {
  const found: Element[] = [];
  for (let one = element.previousElementSibling; one && found.length < MAX_BEFORE;) {
    found.push(one);
    one = one.previousElementSibling;
  }
  return found.reverse();
}

const UNKNOWN: Sender = { address: null, name: null };

/** Where webmails commonly begin a message: beyond it stands what belongs to others. */
const BOUNDARY =
  'body, main, article, li, tr, md-card, [role="main"], [role="article"], [role="listitem"], [data-app-section="ItemContainer"], [data-testid^="message-view"], .envelope, .mail-detail';

/** Elements between a body and the one that also holds its header. */
const MAX_LEVELS = 8;

/** Neighbours looked at on each level; a header is among the nearest. */
const MAX_BEFORE = 50;
