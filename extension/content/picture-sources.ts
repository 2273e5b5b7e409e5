/** Reads a content security policy for one question: may a page show a picture from there? (CSP level 3, section 6.7.2) */

/** What a policy's words refer to besides the URL. */
export interface PolicyPage {
  /** On a page over TLS the browser asks for http pictures over TLS too. */
  readonly secure: boolean;
  isSelf(url: URL): boolean;
}

/** Characters of a policy that are read; browsers accept no longer header lines. */
const MAX_POLICY = 64 * 1024;

/**
 * Whether a policy lets a page show a picture.
 *
 * @param policy as in the header or `<meta>`; several may stand in it, separated by commas
 * @param url absolute
 */
export function allowsPicture(policy: string, url: string, page: PolicyPage): boolean {
  const parsed = URL.parse(page.secure ? url.replace(/^http:/i, 'https:') : url);
  if (!parsed) return true;
  return policy
    .slice(0, MAX_POLICY)
    .split(',')
    .map(pictureSources)
    .every((sources) => sources?.some((source) => matches(source, parsed, page)) ?? true);
}

/** Sources of `img-src`, or else of `default-src`; null where the policy has neither. */
function pictureSources(policy: string): string[] | null {
  const directives = new Map<string, string[]>();
  for (const text of policy.split(';')) {
    const [name = '', ...sources] = text.trim().toLowerCase().split(/\s+/);
    if (!directives.has(name)) directives.set(name, sources); // The first of a name counts.
  }
  return directives.get('img-src') ?? directives.get('default-src') ?? null;
}

const HOST_SOURCE =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::(\d+|\*))?(\/.*)?$/;

function matches(source: string, url: URL, page: PolicyPage): boolean {
  if (source === '*') return true;
  if (source === "'self'") return page.isSelf(url);
  if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return isScheme(source.slice(0, -1), url);
  const [, scheme, host, port, path] = HOST_SOURCE.exec(source) ?? [];
  if (host === undefined) return false; // 'none', nonces and hashes let no picture through.
  return (
    (scheme === undefined ? !page.secure || url.protocol === 'https:' : isScheme(scheme, url)) &&
    isHost(host, url.hostname) &&
    isPort(port, url) &&
    isPath(path, url.pathname.toLowerCase())
  );
}

/** What is allowed over http is allowed over TLS. */
function isScheme(scheme: string, { protocol }: URL): boolean {
  return protocol === `${scheme}:` || (scheme === 'http' && protocol === 'https:');
}

function isHost(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

function isPort(port: string | undefined, url: URL): boolean {
  if (port === undefined) return url.port === '';
  if (port === '*' || port === url.port) return true;
  const usual = url.protocol === 'https:' ? ['443', '80'] : ['80'];
  return url.port === '' && usual.includes(port);
}

/** A path that ends in a slash stands for all below it. Case is not told apart: directives are read in lower case. */
function isPath(path: string | undefined, of: string): boolean {
  if (path === undefined || path === '/') return true;
  return path.endsWith('/') ? of.startsWith(path) : of === path;
}
