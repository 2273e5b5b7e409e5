import rows from './webmails.json' with { type: 'json' };
import { HELD_TYPES, type HeldType, type Scope } from './held-types.ts';

export type { HeldType };

/** What a webmail's own host fetches or serves for others: its picture proxy, its server-side fetch of a style sheet. */
export interface WebmailProxy {
  /** Empty: the webmail's `hosts`. Sub-domains included. */
  readonly hosts: readonly string[];
  /** Lower case; a URL that contains it, in whatever case, behind its host is the proxy's. */
  readonly part: string;
}

/** One webmail: where it runs, what is its own and never held, what is held there. */
export interface Webmail {
  readonly id: string;
  readonly name: string;
  /** Hosts of the page in the address bar; sub-domains included. */
  readonly hosts: readonly string[];
  /** Hosts of frames that show a message on another domain: scripted and held like the page itself. */
  readonly bodyHosts: readonly string[];
  /** Hosts (and their sub-domains) that serve the webmail's own interface. */
  readonly ownHosts: readonly string[];
  /**
   * `all-frames`: everything below the page, frames of unknown origin included. `own-frames`: only what the webmail's
   * own documents ask for, so that frames of chat, calendar or add-ons never lose a picture. `body-frames`: only what
   * documents at `bodyHosts` ask for, so that the advertising of a portal around the mailbox is never mistaken for
   * a message's.
   */
  readonly scope: Scope;
  readonly holds: readonly HeldType[];
  /** Held although their host is the webmail's own. */
  readonly proxies: readonly WebmailProxy[];
  /**
   * Names under which its servers write Authentication-Results below the Received of the hop from outside, where only a
   * name tells them from the sender's own (RFC 8601, section 5). Left out where they write above it, or nothing is known.
   */
  readonly authservIds?: readonly string[];
}

/** The rows of `webmails.json`, in its order; a test holds them to the schema. */
export const BUILT_IN_WEBMAILS: readonly Webmail[] = rows as readonly Webmail[];

/**
 * How self-hosted webmails let their own server fetch what a message names (facts on webmails, section 2): Nextcloud
 * Mail's and SnappyMail's (RainLoop's) picture proxies, Roundcube's fetch of linked style sheets.
 */
const SELF_HOSTED_PROXIES: readonly WebmailProxy[] = [
  '/apps/mail/proxy?',
  '?/proxyexternal/',
  '_action=modcss',
].map((part) => ({ hosts: [], part }));

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
    bodyHosts: [],
    ownHosts: [host],
    scope: 'all-frames',
    holds: HELD_TYPES,
    proxies: SELF_HOSTED_PROXIES,
  };
}

/** Whether `host` is `domain` or one of its sub-domains, as declarativeNetRequest understands domains. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

function isWithinAny(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => isWithin(host, domain));
}

/** The webmail whose page, or frame with a message's body, stands at `host`; `null` when none of `webmails` does. */
export function webmailAt(host: string, webmails: readonly Webmail[]): Webmail | null {
  return (
    webmails.find(({ hosts }) => isWithinAny(host, hosts)) ??
    webmails.find(({ bodyHosts }) => isWithinAny(host, bodyHosts)) ??
    null
  );
}

/** Hosts of the documents whose requests are held wherever they stand. */
export function heldInitiators({ scope, hosts, bodyHosts }: Webmail): readonly string[] {
  return scope === 'body-frames' ? bodyHosts : [...hosts, ...bodyHosts];
}

/** Hosts on which a proxy's URLs are held. */
export function proxyHosts(webmail: Webmail, proxy: WebmailProxy): readonly string[] {
  return proxy.hosts.length > 0 ? proxy.hosts : webmail.hosts;
}

/**
 * Whether anything that a document asks for below `webmail`'s page is held.
 *
 * @param host of the document's origin; empty where it is opaque
 */
export function holdsRequestsOf(host: string, webmail: Webmail): boolean {
  return webmail.scope === 'all-frames' || isWithinAny(host, heldInitiators(webmail));
}

/**
 * Whether a request to `url` by a document that {@link holdsRequestsOf} says yes to is held at the network until it is
 * judged (if its type is one that the webmail `holds`). The network rules of `gate-rules.ts` say the same.
 */
export function isHeld(url: string, webmail: Webmail): boolean {
  if (!/^https?:/i.test(url)) return false;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return false;
  }
  return !isWithinAny(parsed.hostname, webmail.ownHosts) || isProxied(parsed, webmail);
}

/** Whether a webmail's own proxy fetches a URL for its reader. */
export function isProxied({ protocol, hostname, href }: URL, webmail: Webmail): boolean {
  const behindHost = href.slice(href.indexOf('/', `${protocol}//`.length)).toLowerCase();
  return webmail.proxies.some(
    (proxy) => behindHost.includes(proxy.part) && isWithinAny(hostname, proxyHosts(webmail, proxy)),
  );
}
