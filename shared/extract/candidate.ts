import type { ChainNode } from './chain.ts';
import type { Vehicle } from './reference.ts';

/** A document inside the message: itself, or a frame's srcdoc; the first `<base href>` in it sets its base. */
export interface DocumentScope {
  readonly outer: DocumentScope | null;
  baseHref: string | null;
}

/** A URL as found; what it means is worked out when the whole message has been seen. */
export interface Candidate<H> {
  readonly url: string;
  readonly vehicle: Vehicle;
  /** See `RemoteReference`; null for what is not put aside. */
  readonly whenLoaded: Vehicle | null;
  readonly node: ChainNode<H>;
  /** Attribute it stands in; `#text` for a style element's text. */
  readonly attribute: string;
  /** Characters of visible text before it. */
  readonly textBefore: number;
  readonly scope: DocumentScope;
}
