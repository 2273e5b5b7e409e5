/** Characters of a host name (RFC 1035, section 2.3.4). */
const MAX_HOST = 253;

const HOST = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/;

/** Nothing that would end the host, or be another part of a URL. */
const HOST_CHARACTERS = /^[\p{L}\p{M}\p{N}._-]+$/u;

/**
 * A domain name as it is compared: lower case, other scripts as punycode, without a final dot; null where it is none,
 * is an address by number, or where letters of another script turn into plain ones (a full-width `bank` is not `bank`).
 */
export function hostName(text: string): string | null {
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  if (name.length > MAX_HOST || !HOST_CHARACTERS.test(name)) return null;
  let host: string;
  try {
    host = new URL(`http://${name}/`).hostname;
  } catch {
    return null;
  }
  if (!HOST.test(host) || /^[0-9.]+$/.test(host) || host.length > MAX_HOST) return null;
  return isKept(name.toLowerCase(), host) ? host : null;
}

/** Each label is either unchanged, or became punycode. */
function isKept(name: string, host: string): boolean {
  const labels = host.split('.');
  const written = name.split('.');
  return (
    labels.length === written.length &&
    labels.every((label, at) => label === written[at] || (label.startsWith('xn--') && label !== written[at]))
  );
}
