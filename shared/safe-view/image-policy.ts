/** Hosts that can be written in a policy's source list. `*` may stand in a URL's host and would mean any host there. */
const PLAIN_HOST = /^[a-z0-9._-]+$/;

/**
 * The policy of a safe view: no scripts, frames, fonts, forms or sheets from anywhere, and of pictures those of
 * `allowed` alone. It is the second wall: a policy compares neither queries nor what follows a redirect, so the
 * document itself must not name anything else (`safeDocument`).
 * @param allowed absolute http(s) URLs; what is none, or has a host that no policy can name, is left out
 */
export function imagePolicy(allowed: Iterable<string>): string {
  const sources = new Set<string>();
  for (const url of allowed) {
    const source = sourceOf(url);
    if (source !== null) sources.add(source);
  }
  return [
    "default-src 'none'",
    ['img-src data:', ...sources].join(' '),
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Scheme, host and path; `;` and `,` would end the directive or the policy, so they are percent-encoded. */
function sourceOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, host, pathname } = new URL(url);
  if ((protocol !== 'http:' && protocol !== 'https:') || !PLAIN_HOST.test(hostname)) return null;
  return `${protocol}//${host}${pathname.replaceAll(';', '%3B').replaceAll(',', '%2C')}`;
}
