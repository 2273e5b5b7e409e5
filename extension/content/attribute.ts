/** Reading and writing what a reference was found on: an attribute, or the text of a `<style>`. */

/** The extractor's name for the text of a `<style>` element. */
export const STYLE_TEXT = '#text';

const XLINK = 'http://www.w3.org/1999/xlink';

export function isCss(attribute: string): boolean {
  return attribute === 'style' || attribute === STYLE_TEXT;
}

/** null: the element has no such attribute. */
export function readAttribute(element: Element, attribute: string): string | null {
  return attribute === STYLE_TEXT ? element.textContent : element.getAttribute(attribute);
}

/** @param value null removes the attribute */
export function writeAttribute(element: Element, attribute: string, value: string | null): void {
  if (attribute === STYLE_TEXT) element.textContent = value;
  else if (value === null) element.removeAttribute(attribute);
  else if (attribute === 'xlink:href') element.setAttributeNS(XLINK, attribute, value);
  else element.setAttribute(attribute, value);
}
