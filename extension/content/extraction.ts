import { DomExtraction } from '../../shared/extract/dom.ts';
import type { MessageLink, RemoteReference } from '../../shared/extract/reference.ts';
import { hasToken, withoutToken } from '../release-token.ts';
import { layoutOf } from './layout.ts';
import { nextTask, SLICE } from './scheduler.ts';

/** A reference of the page, with where it stands. */
export interface FoundReference {
  /** Without any token of ours. */
  readonly reference: RemoteReference;
  readonly element: Element;
  readonly attribute: string;
  /** It carries a token of ours already. */
  readonly released: boolean;
}

/** What one look at a document found. */
export interface FoundPage {
  readonly references: readonly FoundReference[];
  readonly links: readonly MessageLink[];
  readonly beyondCap: number;
}

export interface ExtractionSettings {
  shadowRoot(element: Element): ShadowRoot | null;
  /** Whether requests for this URL are held. */
  keep(url: string): boolean;
  /** Tokens given out in this document. */
  readonly tokens: readonly string[];
  /** The reference of an element that we have hidden ourselves, as it was before; null for all others. */
  readonly asJudged: (element: Element) => RemoteReference | null;
}

/** Nodes between two looks at the clock. */
const NODES_PER_STEP = 200;

/** Reads a live document without ever holding it up. */
export async function extractPage(page: Document, settings: ExtractionSettings): Promise<FoundPage> {
  const nothing = page.createDocumentFragment();
  const host = {
    layout: (element: unknown) => layoutOf(element as Element),
    shadowRoot: (element: unknown) => settings.shadowRoot(element as Element),
    // Conditional comments and the like load nothing in this browser; a frame's srcdoc has a guard of its own.
    parseHtml: () => nothing,
    includeSrcdoc: false,
  };
  const extraction = new DomExtraction(page, host, {
    baseUrl: page.baseURI,
    keep: (url) => settings.keep(url),
  });
  let sliceEnd = performance.now() + SLICE;
  while (!extraction.step(NODES_PER_STEP)) {
    if (performance.now() < sliceEnd) continue;
    await nextTask();
    sliceEnd = performance.now() + SLICE;
  }
  const { message, origins } = extraction.result();
  const references = message.references.flatMap((reference, index) => {
    const origin = origins[index];
    return origin ? [placed(reference, origin.handle as unknown as Element, origin.attribute, settings)] : [];
  });
  return { references, links: message.links, beyondCap: message.beyondCap };
}

function placed(
  reference: RemoteReference,
  element: Element,
  attribute: string,
  { tokens, asJudged }: ExtractionSettings,
): FoundReference {
  const before = asJudged(element);
  if (before?.absolute === reference.absolute)
    return { reference: before, element, attribute, released: false };
  const token = tokens.find((one) => hasToken(reference.absolute, one));
  if (token === undefined) return { reference, element, attribute, released: false };
  const bare = withoutToken(reference.absolute, token);
  return { reference: { ...reference, url: bare, absolute: bare }, element, attribute, released: true };
}
