import { selfHostedWebmail, webmailAt, type Webmail } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';

/** Hosts that the user has added, from the origins the browser says are granted. */
export function addedHosts(origins: readonly string[]): string[] {
  const hosts = origins.flatMap(
    (origin) => /^[a-z*]+:\/\/([^/*:]+)(?::[0-9]+)?\/\*$/.exec(origin)?.[1] ?? [],
  );
  return [...new Set(hosts)].filter((host) => webmailAt(host, KNOWN_WEBMAILS) === null).sort();
}

/** The webmails behind granted origins, besides those known at build time. */
export function addedWebmails(origins: readonly string[]): Webmail[] {
  return addedHosts(origins).map(selfHostedWebmail);
}

/** Match patterns of an added host's pages. */
export function hostPatterns(host: string): string[] {
  return [`*://${host}/*`];
}

/** Host of a web page's URL; null for anything else, where no extension may run. */
export function webHost(url: string | undefined): string | null {
  return url !== undefined && /^https?:/.test(url) ? new URL(url).hostname : null;
}
