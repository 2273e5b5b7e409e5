/**
 * A piece of ours inside a page: an element with a closed shadow root that the page can neither read nor restyle.
 * Styles come as constructed style sheets, which a page's content security policy does not reach.
 */
export interface Surface {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

/** Makes a surface in `page`; the caller puts `host` where it belongs. */
export function createSurface(page: Document, css: string): Surface {
  const host = page.createElement('div');
  // `all` leaves out the two that say which way text runs.
  for (const property of ['all', 'direction', 'unicode-bidi'])
    host.style.setProperty(property, 'initial', 'important');
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [sheetOf(page, css)];
  return { host, root };
}

/** One style sheet for all surfaces of a kind in a document: to read its text is most of what a surface costs. */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

function sheetOf(page: Document, css: string): CSSStyleSheet {
  const known = sheets.get(page) ?? new Map<string, CSSStyleSheet>();
  sheets.set(page, known);
  const Sheet = page.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const sheet = known.get(css) ?? new Sheet();
  if (!known.has(css)) sheet.replaceSync(css);
  known.set(css, sheet);
  return sheet;
}

/**
 * Runs `action` on a real click or key press on something that can be seen: a page's script cannot press our buttons,
 * and a message cannot lay an invisible one under the pointer.
 *
 * @param host the surface's element in the page, whose surroundings decide what can be seen of it
 * @param unseen runs instead where the click was real but the button may have been invisible
 */
export function onTrustedClick(target: Element, host: Element, action: () => void, unseen: () => void): void {
  target.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (!event.isTrusted) return;
    if (isPlainlySeen(host)) action();
    else unseen();
  });
}

/** Effects that can make an element invisible although it is there. */
const VEILS = ['filter', 'clip-path', 'mask-image'] as const;

/** Whether nothing around an element hides it: neither transparency nor an effect that might. */
function isPlainlySeen(host: Element): boolean {
  if (!host.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  for (let element: Element | null = host; element; element = element.parentElement) {
    const style = getComputedStyle(element);
    if (Number(style.opacity) < LEAST_OPACITY) return false;
    if (VEILS.some((veil) => !['none', ''].includes(style.getPropertyValue(veil)))) return false;
  }
  return true;
}

/** Fainter than this nobody reads what stands on a button. */
const LEAST_OPACITY = 0.5;
