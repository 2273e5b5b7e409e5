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
  const Sheet = page.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return { host, root };
}

/**
 * Runs `action` on a real click or key press on something that can be seen: a page's script cannot press our buttons,
 * and a message cannot lay an invisible one under the pointer.
 */
export function onTrustedClick(target: Element, action: () => void): void {
  target.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    const shown = target.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (event.isTrusted && shown) action();
  });
}
