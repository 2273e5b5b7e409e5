/** How a remote reference is written in a message (design word: vehicle). */
export const VEHICLES = [
  'img-src',
  'srcset',
  'img-lowsrc',
  'img-dynsrc',
  'picture-source',
  'input-image',
  'background-attribute',
  'style-attribute',
  'style-element',
  'css-import',
  'css-font',
  'link-stylesheet',
  'link-preload',
  'link-prefetch',
  'link-icon',
  'video-src',
  'audio-src',
  'media-source',
  'track-src',
  'video-poster',
  'object-data',
  'embed-src',
  'iframe-src',
  'svg-image',
  'svg-feimage',
  'svg-use',
  'svg-paint',
  'vml-image',
  'vml-fill',
  'bgsound',
  'script-src',
  'meta-refresh',
  'ping',
  'blocked-attribute',
] as const;

export type Vehicle = (typeof VEHICLES)[number];

/** Width and height in CSS pixels; null where nothing tells. */
export interface Size {
  readonly width: number | null;
  readonly height: number | null;
}

/** What can keep an element from being seen: CSS properties, Outlook's own, and HTML's `hidden`. */
export const HIDDEN_CAUSES = [
  'display-none',
  'visibility-hidden',
  'opacity-zero',
  'zero-size',
  'clipped',
  'off-screen',
  'font-size-zero',
  'mso-hide',
  'hidden-attribute',
] as const;

/** Why nobody can see an element, and whether the element itself or one around it says so. */
export interface Hidden {
  readonly cause: (typeof HIDDEN_CAUSES)[number];
  readonly whose: 'own' | 'ancestor';
}

/** Anything in a message that makes the client ask the network for something when the message is shown. */
export interface RemoteReference {
  /** As written in the message, entities and CSS escapes decoded, nothing else changed. */
  readonly url: string;
  /** Absolute http(s) form that a browser would request (white space removed, scheme and base applied). */
  readonly absolute: string;
  readonly vehicle: Vehicle;
  /**
   * Only where the webmail has put the URL aside (`blocked-attribute`): the vehicle it becomes when the webmail lets
   * it load. Nothing asks for such a URL yet.
   */
  readonly whenLoaded?: Vehicle | undefined;
  /** From attributes, inline style and simple class rules. */
  readonly declared: Size;
  /** From layout; null where there is none (a string) or where it would only measure an unloaded picture. */
  readonly computed: Size | null;
  /** Empty: visible as far as can be told. */
  readonly hidden: readonly Hidden[];
  readonly alt: string | null;
  /** `href` of the link around it, as written; null when not linked. */
  readonly link: string | null;
  /** How many times this very URL stands in the message; at least 1. */
  readonly repeated: number;
  /** Share of the message's text that stands before it: 0 at the start, 1 at the end. */
  readonly position: number;
}

/** An `<a href>`, `<area href>` or form action of a message. */
export interface MessageLink {
  /** As written, entities decoded. */
  readonly href: string;
  /** Visible text, white space folded, capped. */
  readonly text: string;
  /**
   * The text of the block around it, its own words included, capped around them; white space folded, the lines that
   * `<br>` makes kept. Empty for a form.
   */
  readonly sentence: string;
  /** Where its own words begin in the sentence; missing where that is not known. */
  readonly at?: number | undefined;
}

export interface ExtractedMessage {
  readonly references: readonly RemoteReference[];
  readonly links: readonly MessageLink[];
  /**
   * The message's words in reading order: blocks, table cells and `<br>` separated by `\n`, white space folded. What a
   * style hides is in it. Of a long text its start and its end, see `MAX_TEXT_START`.
   */
  readonly text: string;
  /** References found beyond a cap: not listed, so they stay held and the user is told. */
  readonly beyondCap: number;
}
