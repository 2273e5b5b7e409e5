/**
 * Path templates of the vendors' table: literals and placeholders.
 *
 * `{token}` eight or more characters without a slash, `{id}` one or more, `{digits}`, `{hex}` eight or more hex digits,
 * `{hex:N}` exactly N, `{uuid}`, `{ulid}` (26 characters of Crockford's base 32), `{any}` anything, slashes included.
 * One placeholder in a segment and one `{any}` in a template, so that matching is linear in the path's length.
 */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  token: '[^/]{8,}',
  id: '[^/]+',
  digits: '\\d+',
  hex: '[0-9A-Fa-f]{8,}',
  uuid: '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}',
  ulid: '[0-7][0-9A-HJKMNP-TV-Z]{25}',
};

const ANY = '{any}';
const PLACEHOLDER = /\{([a-z]+)(?::(\d+))?\}/g;

function escape(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function pattern(template: string): string {
  let source = '';
  let at = 0;
  for (const found of template.matchAll(PLACEHOLDER)) {
    const [whole, name = '', count] = found;
    const body = count === undefined ? PLACEHOLDERS[name] : `[0-9A-Fa-f]{${count}}`;
    if (body === undefined || (count !== undefined && name !== 'hex'))
      throw new Error(`Unknown placeholder ${whole}`);
    source += escape(template.slice(at, found.index)) + body;
    at = found.index + whole.length;
  }
  return source + escape(template.slice(at));
}

function checkLinear(template: string): void {
  for (const segment of template.split('/')) {
    if (segment.replaceAll(ANY, '').split('{').length > 2)
      throw new Error(`Two placeholders in a segment: ${template}`);
  }
}

/** Start of the last `count` segments of a path, or -1 where it has fewer. */
function lastSegments(path: string, count: number): number {
  let at = path.length;
  for (let left = count; left > 0; left -= 1) {
    at = at <= 0 ? -1 : path.lastIndexOf('/', at - 1);
    if (at === -1) return -1;
  }
  return at;
}

export type PathMatcher = (path: string) => boolean;

/** Compiles a template. Throws on one that is unknown or could cost more than linear time. */
export function compilePath(template: string): PathMatcher {
  checkLinear(template);
  const [prefix = '', tail, ...more] = template.split(ANY);
  if (more.length > 0) throw new Error(`Two {any} in a template: ${template}`);
  if (tail === undefined) {
    const whole = new RegExp(`^${pattern(prefix)}$`);
    return (path) => whole.test(path);
  }
  const start = new RegExp(`^${pattern(prefix)}`);
  if (!tail.includes('{') && !tail.startsWith('/')) {
    return (path) => start.test(path) && path.endsWith(tail) && path.length >= tail.length + prefix.length;
  }
  if (!tail.startsWith('/')) throw new Error(`{any} before a placeholder: ${template}`);
  const end = new RegExp(`^${pattern(tail)}$`);
  const segments = tail.split('/').length - 1;
  return (path) => {
    const at = lastSegments(path, segments);
    const head = at === -1 ? null : start.exec(path);
    return head !== null && at >= head[0].length && end.test(path.slice(at));
  };
}

/** The template's segments that are plain text, longest first: what an index can be keyed by. */
export function literalSegments(template: string): string[] {
  return template
    .split('/')
    .filter((segment) => segment !== '' && !segment.includes('{'))
    .sort((a, b) => b.length - a.length);
}

/** The template in the notation of a browser's network rules: `*` for whatever varies. */
export function wildcardPath(template: string): string {
  return template.replace(PLACEHOLDER, '*');
}
