import { BUILT_IN_WEBMAILS, isProxied, selfHostedWebmail, webmailAt } from '../../shared/data/webmails.ts';
import { resolveOriginal } from '../../shared/resolve/resolve.ts';

/**
 * Whether it is the webmail that says which URL a picture stands for. A sender can write a proxy's URL too, with any
 * original in it (`https://ci3.googleusercontent.com/meips/X#https://approved.example/…`): what such a URL loads is not
 * what it names, so that no declaration or approval of the named one holds for it.
 *
 * @param absolute the URL as it stands in the page
 * @param webmailHosts of the page in the address bar
 */
export function isKnownOriginal(absolute: string, webmailHosts: readonly string[]): boolean {
  const { proxies } = resolveOriginal(absolute, webmailHosts);
  if (proxies.length === 0) return true;
  // The webmail wraps what the sender wrote once; every wrapping inside that is the sender's.
  return proxies.length === 1 && webmailHosts.some((host) => isProxiedAt(host, new URL(absolute)));
}

function isProxiedAt(host: string, url: URL): boolean {
  return isProxied(url, webmailAt(host, BUILT_IN_WEBMAILS) ?? selfHostedWebmail(host));
}
