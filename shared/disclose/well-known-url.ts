import { isDeclaredHost } from './declared-url.ts';

/** Where a domain's declaration stands (RFC 8615; docs/declare.md). */
const PATH = '/.well-known/email-tracking.json';

/** A domain as browsers write it, other scripts as punycode; null where it is no public name. */
function asciiDomain(domain: string): string | null {
  if (/[^\p{L}\p{M}\p{N}.-]/u.test(domain)) return null;
  try {
    const host = new URL(`https://${domain}/`).hostname;
    return isDeclaredHost(host) ? host : null;
  } catch {
    return null;
  }
}

/**
 * The addresses at which a sender may declare: its own domain, then its organisational one (as DMARC looks policies up,
 * RFC 7489, section 3.2). Empty where neither is a public name.
 *
 * @param senderDomain of the From address
 * @param registrableDomain of that domain by the public suffix list; null where it has none
 */
export function wellKnownUrls(senderDomain: string, registrableDomain: string | null): string[] {
  const domains = [asciiDomain(senderDomain), asciiDomain(registrableDomain ?? '')];
  return [...new Set(domains)].flatMap((domain) => (domain === null ? [] : `https://${domain}${PATH}`));
}

/** What to ask the browser for (`permissions.request`) before servers without CORS headers can be read. */
export function wellKnownOrigins(urls: readonly string[]): string[] {
  return urls.map((url) => `https://${new URL(url).hostname}/*`);
}
