/** A way to stop the tracking, best first (design/terms: opt-out). */
export const OPT_OUT_KINDS = [
  'withdraw-tracking',
  'one-click',
  'preferences',
  'unsubscribe',
  'mailto',
] as const;

export type OptOutKind = (typeof OPT_OUT_KINDS)[number];

export interface OptOut {
  readonly kind: OptOutKind;
  /** Who offers it: a declaration, a link in the message's body, or the List-Unsubscribe header. */
  readonly source: 'declaration' | 'body' | 'header';
  /** https or http URL, or a mailto URL; one-click ones are https and public (RFC 8058, section 3.1). */
  readonly url: string;
  /** The link's words in their sentence; null for a header. */
  readonly quote: string | null;
}
