import { isPublicHost, publicUrl } from './public-host.ts';

/** Characters of an address: what browsers and mail programs all take. */
export const MAX_DECLARED_URL = 2_048;

/** Characters of a host name (RFC 1035, section 2.3.4). */
export const MAX_HOST = 253;

/** A name of at least two labels, the last of which begins with a letter, so that no IP address passes for one. */
const HOST_NAME = /^(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}$/;

/** Such a name in an https address of printable ASCII, without user name; other scripts are punycode and %-escapes. */
const DECLARED_URL = /^https:\/\/(?:[a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]{0,62}(?::[0-9]{1,5})?(?:[/?#][!-~]*)?$/;

/** Whether `host` is a public host name in lower case; addresses by number are none. */
export function isDeclaredHost(host: string): boolean {
  return host.length <= MAX_HOST && HOST_NAME.test(host) && isPublicHost(host);
}

/** The https address of a public host that a sender declares, as a browser writes it; null where it is none. */
export function declaredUrl(text: string): string | null {
  if (text.length > MAX_DECLARED_URL || !DECLARED_URL.test(text)) return null;
  return publicUrl(text)?.href ?? null;
}
