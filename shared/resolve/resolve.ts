import { gmail } from './gmail.ts';
import type { ImageProxy, ProxyUrl } from './image-proxy.ts';
import { nextcloud } from './nextcloud.ts';
import { outlook } from './outlook.ts';
import { proton } from './proton.ts';
import { safelinks } from './safelinks.ts';
import { snappymail } from './snappymail.ts';
import { yahoo } from './yahoo.ts';

const PROXIES: readonly ImageProxy[] = [gmail, yahoo, outlook, safelinks, proton, nextcloud, snappymail];

/** A forwarded message may have been proxied twice; more than four wrappings are nobody's mail but an attack. */
export const MAX_PROXY_CHAIN = 4;

/** A cheap sieve: every proxied form holds one of these, and few ordinary pictures do. */
const MAYBE_PROXIED =
  /googleusercontent\.com\/|yusercontent\.com\/|outlook\.com\/|\/actions\/ei\?|\/Handlers\/ImageProxy|\/v4\/images\?|\/apps\/mail\/proxy\?|\/ProxyExternal\//i;

/** Longest stretch of a URL in which a proxy's own host and path can stand; the rest is what it wraps. */
const PROXY_HEAD = 2000;

const HTTP_URL = /^https?:\/\/[^\s/?#]/i;

/** Whether callers can take this apart: `https://[bad/x` looks like a URL and is none. */
function isWebUrl(text: string): boolean {
  if (!HTTP_URL.test(text)) return false;
  try {
    return new URL(text).hostname !== '';
  } catch {
    return false;
  }
}

/** What `resolveOriginal` found. */
export interface Resolved {
  /** The URL the sender wrote, as far as it can be known. */
  readonly originalUrl: string;
  /** Ids of the proxies that were undone, outermost first. */
  readonly proxies: readonly string[];
}

/**
 * Hosts whose word is taken for a proxy that lives on the webmail's own host (Nextcloud, SnappyMail, Proton, Outlook's
 * connectors). `'any'` is for files, where nothing is released: in a webmail page a sender could otherwise write
 * `https://tracker.example/apps/mail/proxy?src=https://harmless.example/logo.png` and be let through.
 */
export type ProxyHosts = readonly string[] | 'any';

function dissect(text: string, webmailHosts: ProxyHosts): ProxyUrl | null {
  const start = text.indexOf('://') + 3;
  const length = text.slice(start).search(/[/?#\\]/);
  if (length === -1) return null;
  const authority = text.slice(start, start + length);
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .toLowerCase();
  const ownHost = webmailHosts === 'any' || webmailHosts.includes(host);
  return { text, host, tail: text.slice(start + length), ownHost };
}

function undoOnce(text: string, webmailHosts: ProxyHosts): { id: string; inner: string } | null {
  if (!MAYBE_PROXIED.test(text.slice(0, PROXY_HEAD))) return null;
  const url = dissect(text, webmailHosts);
  if (url === null) return null;
  for (const proxy of PROXIES) {
    const inner = proxy.undo(url);
    if (inner !== null && isWebUrl(inner)) return { id: proxy.id, inner };
  }
  return null;
}

/**
 * Undoes webmails' image proxies, also one inside another. In: an absolute http(s) URL; `webmailHosts` as explained at
 * `ProxyHosts`. Out: the original, always a URL that parses, with http(s) and a host, when the input was one; a
 * proxied URL that cannot be undone, or wraps what no parser reads, is itself the original. Never throws. Forms: facts on webmails, section 2.
 */
export function resolveOriginal(url: string, webmailHosts: ProxyHosts = 'any'): Resolved {
  let originalUrl = url;
  const proxies: string[] = [];
  if (!HTTP_URL.test(url)) return { originalUrl, proxies };
  while (proxies.length < MAX_PROXY_CHAIN) {
    const step = undoOnce(originalUrl, webmailHosts);
    if (step === null) break;
    proxies.push(step.id);
    originalUrl = step.inner;
  }
  return { originalUrl, proxies };
}
