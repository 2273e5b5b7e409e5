/**
 * The one attribute of ours that stands in a message: on the box beside a blocked picture. Whatever copies the
 * message's elements copies it too, so that the copy can be told and taken away.
 */
export const MARK = 'data-pixelgate';

/** Finds our boxes and copies of them: a message may write the attribute, but not its value. */
export function boxSelector(secret: string): string {
  return `[${MARK}="${secret}"]:empty`;
}

/** While a box stands behind a picture, the picture is hidden: by a style of the document, not by one of its own. */
function hiding(secret: string): string {
  const box = `[${MARK}="${secret}"]`;
  return `@media screen { img:has(+ ${box}), input:has(+ ${box}) { display: none !important } }`;
}

const sheets = new WeakMap<Node, CSSStyleSheet>();

/** Puts the style that hides blocked pictures into a document or shadow root, unless it is there. */
export function hideMarked(page: Document, element: Element, secret: string): void {
  const root = element.getRootNode() as Document | ShadowRoot;
  const known = sheets.get(root);
  if (known && root.adoptedStyleSheets.includes(known)) return;
  const Sheet = page.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const sheet = known ?? new Sheet();
  if (!known) sheet.replaceSync(hiding(secret));
  sheets.set(root, sheet);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
