/** A query parameter: name and value, percent-decoded where that is possible. */
export type QueryPair = readonly [name: string, value: string];

/** A URL taken apart once, for all the rules that read it. */
export interface UrlParts {
  readonly url: string;
  /** Lower case, without the port and without the dot that may end a full name. */
  readonly host: string;
  /** Path as written, with its leading slash. */
  readonly path: string;
  /** Path between slashes, percent-decoded, without empty parts. */
  readonly segments: readonly string[];
  readonly query: readonly QueryPair[];
}

/** More parts than any real address has; what lies beyond tells nothing new and would only cost time. */
export const MAX_URL_PARTS = 64;

function decode(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function queryPairs(search: string): QueryPair[] {
  if (search.length < 2) return [];
  return search
    .slice(1)
    .split('&', MAX_URL_PARTS)
    .map((pair): QueryPair => {
      const equals = pair.indexOf('=');
      return equals === -1
        ? [decode(pair), '']
        : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    });
}

const AUTHORITY = /^https?:\/\/(?:[^/?#\\]*@)?([^/?#\\:]*)/i;

/** `emltrk.com.` is asked at the same server as `emltrk.com`, so it must be the same host to every rule. */
function withoutRootDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

/** Host of an absolute http(s) URL as `UrlParts` has it; empty where there is none. */
export function hostOf(url: string): string {
  return withoutRootDot(AUTHORITY.exec(url)?.[1]?.toLowerCase() ?? '');
}

/** Takes an absolute URL apart; null where it is none. Linear in its length. */
export function urlParts(url: string): UrlParts | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const path = parsed.pathname;
  const segments = path
    .split('/', MAX_URL_PARTS)
    .filter((segment) => segment !== '')
    .map(decode);
  return { url, host: withoutRootDot(parsed.hostname), path, segments, query: queryPairs(parsed.search) };
}
