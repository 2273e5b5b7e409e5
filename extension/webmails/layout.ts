import { MAX_MESSAGES } from '../limits.ts';
import type { ListRow, MessageInPage, Sender } from './adapter.ts';
import { nameIn } from './address.ts';
import { textOf, type Evidence } from './evidence.ts';
import type { DateReader } from './moment.ts';
import { outside } from './outside.ts';
import { holdsDeep } from './surroundings.ts';

/** What is known of a webmail's messages, all as CSS selectors. */
export interface HeaderLayout {
  /** What a message's author wrote, or the frame around it: never searched. */
  readonly body: string;
  /** The sender's address, the best evidence first. */
  readonly sender: readonly Evidence[];
  /** The sender's name, where it does not stand in the element with the address. */
  readonly name?: string;
  /** When the message came, where pages say it for certain. */
  readonly date?: DateReader;
  /** Where the webmail gives out the message as it came. */
  readonly source?: (message: Element) => string | null;
}

/** A webmail whose messages' outermost elements are known, too. */
export interface MessageLayout extends HeaderLayout {
  /** Each message, header and body. */
  readonly message: string;
}

/**
 * The messages in `root` that show a body; folded ones are left out.
 *
 * @param around a frame: only messages that hold it are read
 */
export function messagesIn(root: ParentNode, layout: MessageLayout, around?: Element): MessageInPage[] {
  return outside(root, layout.message, layout.body)
    .slice(0, MAX_MESSAGES)
    .filter((element, index, all) => !holds(element, all[index + 1]) && element.querySelector(layout.body))
    .filter((element) => !around || holdsDeep(element, around))
    .map((element) => messageOf(element, senderIn(element, layout), layout));
}

/** A message whose sender is known, with what else its header says. */
export function messageOf(
  element: Element,
  sender: Sender,
  { date, source }: Pick<HeaderLayout, 'date' | 'source'>,
): MessageInPage {
  return { element, sender, date: date?.(element) ?? null, source: source?.(element) ?? null };
}

/** The sender that a message's header names. */
export function senderIn(header: ParentNode, layout: HeaderLayout): Sender {
  const named = layout.name === undefined ? undefined : outside(header, layout.name, layout.body)[0];
  let shown = named;
  for (const [selector, read] of layout.sender) {
    const element = outside(header, selector, layout.body)[0];
    const address = element ? read(element) : null;
    if (element && address !== null) return { address, name: nameAt(named ?? element, address) };
    shown ??= element;
  }
  return { address: null, name: shown ? nameAt(shown, '') : null };
}

/** Rows with a readable address: the first match of `evidence` in each match of `row`. */
export function rowsIn(root: ParentNode, row: string, body: string, evidence: Evidence): ListRow[] {
  const [selector, read] = evidence;
  return outside(root, row, body)
    .slice(0, MAX_ROWS)
    .flatMap((element) => {
      const anchor = element.querySelector(selector);
      const address = anchor && read(anchor);
      return anchor && address ? [{ anchor, address }] : [];
    });
}

/** The distinct addresses that `evidence` finds outside of every message's body. */
export function addressesAt(root: ParentNode, body: string, evidence: readonly Evidence[]): string[] {
  const found = evidence.flatMap(([selector, read]) =>
    outside(root, selector, body)
      .slice(0, MAX_OWNED)
      .flatMap((element) => read(element) ?? []),
  );
  return [...new Set(found)].slice(0, MAX_OWNED);
}

/** The name that an element shows, without the address beside it. */
export function nameAt(element: Element, address: string): string | null {
  const text = nameIn(textOf(element));
  const at = text === null || address === '' ? -1 : text.toLowerCase().lastIndexOf(address);
  return text !== null && at > 0 ? nameIn(text.slice(0, at)) : text;
}

function holds(element: Element, next: Element | undefined): boolean {
  return next !== undefined && element.contains(next);
}

/** Rows read of a list; lists show fewer at a time. */
const MAX_ROWS = 500;

/** Addresses of one mailbox's owner; the background takes no more than twenty. */
const MAX_OWNED = 10;
