const IP_ADDRESS = /^[0-9.]+$/;

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
