import { webHost } from '../web-host.ts';

/**
 * The host that somebody wrote as the address of a webmail.
 *
 * @param written a host, or any address there; `https:` may be missing
 * @returns null where it is no address of a web page that network rules can name
 */
export function writtenHost(written: string): string | null {
  const address = written.trim();
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(url)) return null;
  const host = webHost(new URL(url).href);
  return host === null || !/^[a-z0-9.-]+$/.test(host) || !host.includes('.') ? null : host;
}
