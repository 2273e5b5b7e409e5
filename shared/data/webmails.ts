import rows from './webmails.json' with { type: 'json' };
import { HELD_TYPES, type HeldType } from './webmails-schema.ts';

export type { HeldType };

/** One webmail: where it runs, what is its own and never held, what is held there. */
export interface Webmail {
  readonly id: string;
  readonly name: string;
  /** Hosts of the page in the address bar; sub-domains included. */
  readonly hosts: readonly string[];
  /** Hosts (and their sub-domains) that serve the webmail's own interface. */
  readonly ownHosts: readonly string[];
  /**
   * `all-frames`: everything below the page, frames of unknown origin included. `own-frames`: only what the webmail's
   * own documents ask for, so that frames of chat, calendar or add-ons never lose a picture.
   */
  readonly scope: 'all-frames' | 'own-frames';
  readonly holds: readonly HeldType[];
  /** Image proxies on own hosts, as declarativeNetRequest URL filters: held although the host is the webmail's. */
  readonly heldPaths: readonly string[];
}

export const BUILT_IN_WEBMAILS: readonly Webmail[] = rows as readonly Webmail[];

/**
 * A webmail that the user added: it serves its own interface, so every third-party type is held
 * (design/gate: "What is held differs by webmail").
 *
 * @param host what stands in the address bar, without port
 */
export function selfHostedWebmail(host: string): Webmail {
  return {
    id: `self-hosted:${host}`,
    name: host,
    hosts: [host],
    ownHosts: [host],
    scope: 'all-frames',
    holds: HELD_TYPES,
    heldPaths: [],
  };
}

/** Whether `host` is `domain` or one of its sub-domains, as declarativeNetRequest understands domains. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** The webmail whose page stands at `host`; `null` when none of `webmails` does. */
export function webmailAt(host: string, webmails: readonly Webmail[]): Webmail | null {
  return webmails.find((webmail) => webmail.hosts.some((own) => isWithin(host, own))) ?? null;
}

/** Whether a request from `webmail`'s page to `url` is held at the network until it is judged. */
export function isHeld(url: string, webmail: Webmail): boolean {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  if (!webmail.ownHosts.some((own) => isWithin(parsed.hostname, own))) return true;
  return webmail.heldPaths.some((filter) => matchesHostAnchoredFilter(parsed, filter));
}

/** Understands the one filter form that the data uses: `||host/path-prefix`. */
function matchesHostAnchoredFilter(url: URL, filter: string): boolean {
  const slash = filter.indexOf('/', 2);
  return isWithin(url.hostname, filter.slice(2, slash)) && url.pathname.startsWith(filter.slice(slash));
}
