import type { PageContext } from '../messages.ts';

/**
 * What a webmail's page tells about the message in view. An adapter only adds names to what is shown and the
 * recipient's address to what is judged; holding and releasing never depend on it (design/gate).
 */
export interface WebmailAdapter {
  readonly id: string;
  /** Whether this document belongs to that webmail. */
  recognises(page: Document): boolean;
  /** Sender and recipient, as far as the page says; never throws on a page it does not know. */
  read(page: Document): Omit<PageContext, 'webmail'>;
  /** The element that holds the message, for the badge's place; null when unknown. */
  messageElement(page: Document): Element | null;
}

/** The e-mail address in a text such as `Shop <news@shop.example>`, lower case; null when there is none. */
export function addressIn(text: string | null | undefined): string | null {
  const match = /[^\s<>"',;:()[\]]{1,64}@[^\s<>"',;:()[\]@]{1,255}/.exec((text ?? '').slice(0, MAX_TEXT));
  return match ? match[0].toLowerCase() : null;
}

/** Longest text searched for an address. */
const MAX_TEXT = 1000;

/** The top document when it is of the same origin, else the page itself. */
export function topDocument(page: Document): Document {
  try {
    return page.defaultView?.top?.document ?? page;
  } catch {
    return page; // The top frame belongs to somebody else.
  }
}
