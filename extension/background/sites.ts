import { selfHostedWebmail, webmailAt, type Webmail } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';

const GRANTED = /^[a-z*]+:\/\/(?:\*\.)?([^/*:]+)(?::[0-9]+)?\/\*$/;
const IP_ADDRESS = /^[0-9.]+$/;

/** Hosts that the user has added, from the origins the browser says are granted. */
export function addedHosts(origins: readonly string[]): string[] {
  const hosts = origins.flatMap((origin) => GRANTED.exec(origin)?.[1] ?? []);
  return [...new Set(hosts)].filter((host) => webmailAt(host, KNOWN_WEBMAILS) === null).sort();
}

/** The webmails behind granted origins, besides those known at build time. */
export function addedWebmails(origins: readonly string[]): Webmail[] {
  return addedHosts(origins).map(selfHostedWebmail);
}

/**
 * Match patterns of an added host's pages: with the hosts below it, since the network rules know no other way to name
 * a page, and what is held must have a script that can release it.
 */
export function hostPatterns(host: string): string[] {
  return [IP_ADDRESS.test(host) ? `*://${host}/*` : `*://*.${host}/*`];
}

/** Host of a web page's URL; null for anything else, where no extension may run, and for IPv6, which rules cannot name. */
export function webHost(url: string | undefined): string | null {
  if (url === undefined || !/^https?:/.test(url)) return null;
  const { hostname } = new URL(url);
  return hostname.startsWith('[') ? null : hostname;
}
