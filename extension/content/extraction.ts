import { DomExtraction } from '../../shared/extract/dom.ts';
import type { MessageLink, RemoteReference } from '../../shared/extract/reference.ts';
import { hasToken, withoutToken } from '../release-token.ts';
import { layoutOf } from './layout.ts';
import { breathe } from './slices.ts';

/** A reference of the page, with where it stands. */
export interface FoundReference {
  /** Without any token of ours. */
  readonly reference: RemoteReference;
  readonly element: Element;
  readonly attribute: string;
  /** It was let through on this element already. */
  readonly released: boolean;
}

/** What one look at a message (or at a document without its messages) found. */
export interface FoundContent {
  readonly references: readonly FoundReference[];
  readonly links: readonly MessageLink[];
  readonly text: string;
  readonly beyondCap: number;
}

export interface ExtractionSettings {
  shadowRoot(element: Element): ShadowRoot | null;
  /** Whether requests for this URL are held. */
  keep(url: string): boolean;
  /** Whether this URL was let through here already, in a way that holds. */
  readonly isReleased: (element: Element, attribute: string, url: string) => boolean;
  /** Tokens given out in this document: where a picture could not join its probe, one stands in its URL. */
  readonly tokens: readonly string[];
  /** The reference of an element that we have hidden ourselves, as it was before; null for all others. */
  readonly asJudged: (element: Element) => RemoteReference | null;
  /** Whether an element belongs to another view. */
  skip(element: Element): boolean;
}

/** Nodes between two looks at the clock. */
const NODES_PER_STEP = 200;

/** Reads a live document or an element of it without ever holding the page up. */
export async function extractContent(
  root: Document | Element,
  settings: ExtractionSettings,
): Promise<FoundContent> {
  const page = root.ownerDocument ?? root;
  const nothing = page.createDocumentFragment();
  const host = {
    layout: (element: unknown) => layoutOf(element as Element),
    shadowRoot: (element: unknown) => settings.shadowRoot(element as Element),
    skip: (element: unknown) => settings.skip(element as Element),
    // Conditional comments and the like load nothing in this browser; a frame's srcdoc has a guard of its own.
    parseHtml: () => nothing,
    includeSrcdoc: false,
  };
  const extraction = new DomExtraction(root, host, {
    baseUrl: page.baseURI,
    keep: (url) => settings.keep(url),
  });
  while (!extraction.step(NODES_PER_STEP)) await breathe();
  await breathe();
  const { message, origins } = extraction.result();
  const references = message.references.flatMap((reference, index) => {
    const origin = origins[index];
    return origin ? [placed(reference, origin.handle as unknown as Element, origin.attribute, settings)] : [];
  });
  const { links, text, beyondCap } = message;
  return { references, links, text, beyondCap };
}

function placed(
  reference: RemoteReference,
  element: Element,
  attribute: string,
  { tokens, asJudged, isReleased }: ExtractionSettings,
): FoundReference {
  const before = asJudged(element);
  if (before?.absolute === reference.absolute)
    return { reference: before, element, attribute, released: false };
  const token = tokens.find((one) => hasToken(reference.absolute, one));
  if (token === undefined) {
    return { reference, element, attribute, released: isReleased(element, attribute, reference.absolute) };
  }
  const bare = withoutToken(reference.absolute, token);
  return { reference: { ...reference, url: bare, absolute: bare }, element, attribute, released: true };
}
