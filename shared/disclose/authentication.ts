/**
 * Whether the receiving server vouches for the From address. Only Authentication-Results added by the receiving hop
 * count (RFC 8601, section 5), and only a result aligned with From's domain (RFC 7489, section 3.1).
 */
export type Authentication =
  | { readonly state: 'authenticated'; readonly domain: string; readonly by: 'dmarc' | 'dkim' }
  /** The receiving server looked, and From is not confirmed. */
  | { readonly state: 'failed'; readonly domain: string | null }
  /** Nobody can say: no headers at hand, or none of the receiver's in them. */
  | { readonly state: 'not-verified'; readonly why: 'no-headers' | 'no-result' };

/** Without headers nothing is known. */
export const NOT_VERIFIED: Authentication = { state: 'not-verified', why: 'no-headers' };
