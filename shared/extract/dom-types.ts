import type { Hidden, Size } from './reference.ts';

/** The part of DOM's `Node` that is read; a real Node is assignable. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

/** The part of DOM's `Element` that is read; a real Element is assignable. */
export interface DomElement extends DomNode {
  readonly localName: string;
  /** Names and values, not `attributes`: browsers make an object for each of those, which costs a third of a walk. */
  getAttributeNames(): readonly string[];
  getAttribute(name: string): string | null;
}

/** `template` keeps its content apart. */
export interface DomTemplate extends DomElement {
  readonly content: DomNode;
}

/** What a walk over a live DOM needs of its surroundings; all that is missing is simply not looked at. */
export interface DomHost {
  /** Size and visibility by layout; null for an element without a box. */
  readonly layout?: (element: DomElement) => { computed: Size | null; hidden: readonly Hidden[] } | null;
  /**
   * Parses HTML into an inert document, in which nothing loads. A `fragment` (the content of a conditional comment)
   * may start inside a table, so it is to be parsed as the content of a `template`; a `document` by DOMParser.
   */
  readonly parseHtml?: (html: string, as: 'fragment' | 'document') => DomNode;
  /** The open shadow root of an element; null where there is none. */
  readonly shadowRoot?: (element: DomElement) => DomNode | null;
  /** Whether an element and all below it are left out: it is another view's. */
  readonly skip?: (element: DomElement) => boolean;
  /** Whether a frame's `srcdoc` is read here; not where a content script runs in that frame. */
  readonly includeSrcdoc: boolean;
}
