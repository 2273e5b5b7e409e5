import { selfHostedWebmail, webmailAt, type Webmail } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';

export { hostPatterns, webHost } from '../web-host.ts';

const GRANTED = /^[a-z*]+:\/\/(?:\*\.)?([^/*:]+)(?::[0-9]+)?\/\*$/;

/** Hosts that the user has added, from the origins the browser says are granted. */
export function addedHosts(origins: readonly string[]): string[] {
  const hosts = origins.flatMap((origin) => GRANTED.exec(origin)?.[1] ?? []);
  return [...new Set(hosts)].filter((host) => webmailAt(host, KNOWN_WEBMAILS) === null).sort();
}

/** The webmails behind granted origins, besides those known at build time. */
export function addedWebmails(origins: readonly string[]): Webmail[] {
  return addedHosts(origins).map(selfHostedWebmail);
}
