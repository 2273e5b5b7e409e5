/**
 * Shadow roots of a document, open and closed. Nothing tells when one is attached, and asking every element on every
 * change would cost; but whatever stands in one and loads shows up as a request nobody can place. Only then the
 * document is searched.
 */
export class ShadowRoots {
  private readonly known = new Map<Element, ShadowRoot>();
  private readonly page: Document;
  private readonly onFound: (root: ShadowRoot) => void;

  constructor(page: Document, onFound: (root: ShadowRoot) => void) {
    this.page = page;
    this.onFound = onFound;
  }

  /** The known shadow root of an element. */
  of(element: Element): ShadowRoot | null {
    return this.known.get(element) ?? null;
  }

  get roots(): Iterable<ShadowRoot> {
    return this.known.values();
  }

  /** Looks for shadow roots below the document and the roots known so far. @returns whether there were new ones */
  search(): boolean {
    for (const host of this.known.keys()) {
      if (!host.isConnected) this.known.delete(host);
    }
    const before = this.known.size;
    const toSearch: ParentNode[] = [this.page, ...this.known.values()];
    for (let root = toSearch.pop(); root; root = toSearch.pop()) {
      for (const element of root.querySelectorAll('*')) {
        if (this.known.has(element)) continue;
        const shadow = shadowRootOf(element);
        if (!shadow) continue;
        this.known.set(element, shadow);
        this.onFound(shadow);
        toSearch.push(shadow);
      }
    }
    return this.known.size > before;
  }
}

/** Closed roots too: browsers show them to extensions. */
function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.namespaceURI !== HTML) return null; // Others have none, and asking throws.
  return chrome.dom.openOrClosedShadowRoot(element as HTMLElement);
}

const HTML = 'http://www.w3.org/1999/xhtml';
