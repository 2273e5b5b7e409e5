import type { ListRow, MessageInPage, Sender } from './adapter.ts';
import { addressIn, mailtoAddress, nameIn } from './address.ts';

/** Where an address stands: elements by a CSS selector, and the attribute that holds it, or their text. */
export type Evidence = readonly [selector: string, attribute: string];

/** Stands for an element's text in place of an attribute's name. */
export const TEXT = '';

/** How a webmail builds one message of its page. */
export interface MessageLayout {
  /** Each message, header and body (CSS selector). */
  readonly message: string;
  /** What the message's author wrote, or the frame around it: never searched (CSS selector). */
  readonly body: string;
  /** The sender, the best evidence first; looked for inside each message. */
  readonly sender: readonly Evidence[];
  /** The sender's name, where it does not stand in the element with the address (CSS selector). */
  readonly name?: string;
}

/** The messages in `root` that show a body; folded ones are left out. */
export function messagesIn(root: ParentNode, layout: MessageLayout): MessageInPage[] {
  return outside(root, layout.message, layout.body)
    .slice(0, MAX_MESSAGES)
    .filter((element, index, all) => !holds(element, all[index + 1]) && element.querySelector(layout.body))
    .map((element) => ({ element, sender: senderIn(element, layout) }));
}

/** The sender that a message's header names. */
export function senderIn(header: ParentNode, { body, sender, name }: Omit<MessageLayout, 'message'>): Sender {
  const named = name === undefined ? undefined : outside(header, name, body)[0];
  for (const evidence of sender) {
    const element = outside(header, evidence[0], body)[0];
    const address = element === undefined ? null : addressAt(element, evidence[1]);
    if (address !== null) return { address, name: nameIn((named ?? element)?.textContent) };
  }
  return { address: null, name: nameIn(named?.textContent) };
}

/** Rows with a readable address: each first match of `evidence` in a match of `row`. */
export function rowsIn(root: ParentNode, row: string, body: string, evidence: Evidence): ListRow[] {
  return outside(root, row, body)
    .slice(0, MAX_ROWS)
    .flatMap((element) => {
      const anchor = element.querySelector(evidence[0]);
      const address = anchor && addressAt(anchor, evidence[1]);
      return anchor && address ? [{ anchor, address }] : [];
    });
}

/** The distinct addresses at the first elements that match each of `evidence`, outside of every message. */
export function addressesAt(root: ParentNode, body: string, evidence: readonly Evidence[]): string[] {
  const found = evidence.flatMap(([selector, attribute]) => {
    const element = outside(root, selector, body)[0];
    return (element && addressAt(element, attribute)) ?? [];
  });
  return [...new Set(found)];
}

/** Matches of `selector` that do not stand in a message's body: nothing in there is the webmail's own. */
export function outside(root: ParentNode, selector: string, body: string): Element[] {
  return [...root.querySelectorAll(selector)].filter((element) => !element.closest(body));
}

/** The address in an attribute (a link's target loses its `mailto:`) or in the text of an element. */
function addressAt(element: Element, attribute: string): string | null {
  if (attribute === 'href') return mailtoAddress(element.getAttribute('href'));
  return addressIn(attribute === TEXT ? element.textContent : element.getAttribute(attribute));
}

function holds(element: Element, next: Element | undefined): boolean {
  return next !== undefined && element.contains(next);
}

/** Messages told apart in one page; a conversation of more is read by hand no more. */
const MAX_MESSAGES = 300;

/** Rows read of a list; lists show fewer at a time. */
const MAX_ROWS = 500;
