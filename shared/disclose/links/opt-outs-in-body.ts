import { MAX_LINKS, MAX_URL_LENGTH } from '../../extract/limits.ts';
import type { MessageLink } from '../../extract/reference.ts';
import { absoluteUrl } from '../../extract/url.ts';
import { OPT_OUT_KINDS, type OptOut, type OptOutKind } from '../opt-out.ts';
import { linkKind, type LinkKind } from './link-kind.ts';
import { quoteOf } from './sentence.ts';

const BODY_KINDS: Partial<Record<LinkKind, OptOutKind>> = {
  'withdraw-tracking': 'withdraw-tracking',
  preferences: 'preferences',
  unsubscribe: 'unsubscribe',
};

/** A mailto URL with an address in it, as a URL parser writes it; null for anything else. */
function mailtoUrl(href: string): string | null {
  if (!/^\s*mailto:/i.test(href)) return null;
  try {
    const url = new URL(href);
    return url.protocol === 'mailto:' && /^[^@\s]+@[^@\s]+$/.test(url.pathname) ? url.href : null;
  } catch {
    return null;
  }
}

function optOutOf(link: MessageLink, base: string | null): OptOut | null {
  if (link.href.length > MAX_URL_LENGTH || link.href.trim() === '') return null;
  const web = absoluteUrl(link.href, base);
  const url = web ?? mailtoUrl(link.href);
  if (url === null) return null;
  const kind = BODY_KINDS[linkKind(link)];
  if (kind === undefined) return null;
  // A mail to a person sets nothing; one that ends the subscription is its own way out.
  if (web === null && kind === 'preferences') return null;
  return { kind: web === null ? 'mailto' : kind, source: 'body', url, quote: quoteOf(link) };
}

/**
 * The ways out that a message's links offer, best first, each URL once. `base`: what relative URLs are relative to;
 * without it they are left out, as is everything that is neither http(s) nor mailto. Never throws; linear.
 */
export function optOutsInBody(links: readonly MessageLink[], base: string | null = null): readonly OptOut[] {
  const found = links.slice(0, MAX_LINKS).flatMap((link) => optOutOf(link, base) ?? []);
  const best = new Map<string, OptOut>();
  for (const kind of OPT_OUT_KINDS) {
    for (const optOut of found) {
      if (optOut.kind === kind && !best.has(optOut.url)) best.set(optOut.url, optOut);
    }
  }
  return [...best.values()];
}
