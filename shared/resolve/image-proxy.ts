/** Where a proxied URL may be believed: see `resolveOriginal`. */
export interface ProxyUrl {
  /** The URL as it stands. */
  readonly text: string;
  /** Host in lower case, without the port. */
  readonly host: string;
  /** What follows the host, as written: path, query and fragment. */
  readonly tail: string;
  /** Whether the host is the webmail's own, so that a proxy which lives on it is believed. */
  readonly ownHost: boolean;
}

/** One webmail's way of fetching pictures through its own server, or of rewriting URLs. */
export interface ImageProxy {
  readonly id: string;
  /** The URL that was wrapped, as found (perhaps not a URL at all), or null where this proxy did not write it. */
  undo(url: ProxyUrl): string | null;
}

/** Whether `host` is `domain` or lies below it. */
export function isHostWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Whether the path ends in `path` (lower case) and a query follows: a webmail may be installed below any folder. */
export function asksPath(tail: string, path: string): boolean {
  const query = tail.search(/[?#]/);
  return tail[query] === '?' && tail.slice(0, query).toLowerCase().endsWith(path);
}

/** Percent-decodes; text that is wrongly encoded comes back as it is, since the sender may have sent it so. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The raw (still encoded) value of the first query parameter called `name`, or null. The fragment is not part of it.
 * Read by hand and not through URLSearchParams, because some proxies write their values un-encoded.
 */
export function rawParameter(tail: string, name: string): string | null {
  const fragment = tail.indexOf('#');
  const end = fragment === -1 ? tail.length : fragment;
  let at = tail.indexOf('?') + 1;
  if (at === 0) return null;
  while (at < end) {
    const next = tail.indexOf('&', at);
    const stop = next === -1 || next > end ? end : next;
    if (tail.startsWith(`${name}=`, at)) return tail.slice(at + name.length + 1, stop);
    at = stop + 1;
  }
  return null;
}

/** The decoded value of a query parameter, or null. */
export function parameter(tail: string, name: string): string | null {
  const raw = rawParameter(tail, name);
  return raw === null ? null : percentDecode(raw);
}
