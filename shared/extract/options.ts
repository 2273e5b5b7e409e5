import type { ExtractedMessage } from './reference.ts';

/** How a message's URLs are to be read. */
export interface ExtractOptions {
  /** What relative URLs are relative to; null or missing: they name nothing remote. */
  readonly baseUrl?: string | null;
  /** Whether an absolute URL is of interest (a content script drops the webmail's own pictures). Default: every one. */
  readonly keep?: (absolute: string) => boolean;
}

/** Where a reference was found. */
export interface Origin<H> {
  readonly handle: H;
  /** Name of the attribute, `style` for an inline style, `#text` for a style element's text. */
  readonly attribute: string;
}

/** A message's references, with what each was found on, index by index. */
export interface ExtractedView<H> {
  readonly message: ExtractedMessage;
  readonly origins: readonly Origin<H>[];
}
