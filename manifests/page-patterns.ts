import type { Webmail } from '../shared/data/webmails.ts';

/**
 * Match patterns under which a webmail's pages and the frames of its messages run: their hosts and what lies below them,
 * as the network rules see it.
 */
export function pagePatterns({ hosts, bodyHosts }: Webmail): string[] {
  return [...hosts, ...bodyHosts].map(hostPattern);
}

/** Match pattern of a host and all below it. */
export function hostPattern(host: string): string {
  return `*://*.${host}/*`;
}
