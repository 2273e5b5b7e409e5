import { addressIn, mailtoAddress } from './address.ts';

/** Reads an address from an element; null when it does not say one. */
type Reader = (element: Element) => string | null;

/** Where an address stands: which elements (a CSS selector), and what of them says it. */
export type Evidence = readonly [selector: string, read: Reader];

/** In an attribute: `email`, a `title` that is known to hold the address, an accessible name. */
export function fromAttribute(name: string): Reader {
  return (element) => addressIn(element.getAttribute(name));
}

/** In the target of a `mailto:` link. */
export const fromLink: Reader = (element) => mailtoAddress(element.getAttribute('href'));

/** In the text of an element that is known to show the address: a name alone must never stand there. */
export const fromText: Reader = (element) => addressIn(textOf(element));

/** In a text that may be the name alone, which its sender chose: only an address in angle brackets counts. */
export const fromBrackets: Reader = (element) => {
  const text = textOf(element);
  return text?.trimEnd().endsWith('>') ? addressIn(text) : null;
};

/** In a title that may repeat the name: it counts when it tells more than the element shows. */
export const fromHint: Reader = (element) => {
  const title = element.getAttribute('title');
  return title?.trim() === textOf(element)?.trim() ? fromBrackets(element) : addressIn(title);
};

/** Every way in which an element that surely shows the sender, and nobody else, may hold the address. */
export function anywhereIn(region: string): Evidence[] {
  return [
    [`:is(${region}):is([email],[data-email]), :is(${region}) :is([email],[data-email])`, fromEmail],
    [`:is(${region}) a[href^="mailto:"], a[href^="mailto:"]:is(${region})`, fromLink],
    [`:is(${region})[title*="@"], :is(${region}) [title*="@"]`, fromHint],
    [region, fromBrackets],
  ];
}

const fromEmail: Reader = (element) =>
  addressIn(element.getAttribute('email') ?? element.getAttribute('data-email'));

/** The element's texts with spaces between them: neighbours such as a name and an address must not grow together. */
export function textOf(element: Element): string | null {
  const walker = element.ownerDocument.createTreeWalker(element, SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    if (texts.length === MAX_TEXTS) return null;
    texts.push(walker.currentNode.nodeValue ?? '');
  }
  return texts.join(' ');
}

const SHOW_TEXT = 4; // NodeFilter.SHOW_TEXT

/** Pieces of text in one header field; more is no name and address. */
const MAX_TEXTS = 50;
