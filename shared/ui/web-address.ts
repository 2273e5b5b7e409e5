/** Schemes that a link on the card may have: nothing else leaves it, whatever a declaration says. */
const LINK_SCHEMES: readonly string[] = ['https:', 'http:'];

/**
 * The host of a web address in ASCII: a name in another script that looks like a known one stands there as punycode.
 *
 * @returns null where the text is no web address
 */
export function hostInAscii(url: string): string | null {
  const parsed = parse(url);
  return parsed && LINK_SCHEMES.includes(parsed.protocol) ? parsed.host : null;
}

/** Whom a `mailto:` address writes to, without what it would fill in; null where the text is no such address. */
export function mailtoAddress(url: string): string | null {
  const parsed = parse(url);
  if (parsed?.protocol !== 'mailto:') return null;
  try {
    return decodeURIComponent(parsed.pathname);
  } catch {
    return parsed.pathname;
  }
}

/** A host name as the network uses it: `münchen.example` as `xn--mnchen-3ya.example`. */
export function asciiDomain(domain: string): string {
  return parse(`https://${domain}/`)?.hostname ?? domain;
}

/** An address with its domain in ASCII; anything else comes back as it is. */
export function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at + 1) + asciiDomain(address.slice(at + 1));
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
