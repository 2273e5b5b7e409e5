import type { Webmail } from '../shared/data/webmails.ts';

/** Match patterns under which a webmail's pages run: its hosts and what lies below them, as the network rules see it. */
export function pagePatterns(webmail: Webmail): string[] {
  return webmail.hosts.map((host) => `*://*.${host}/*`);
}
