/** Segments kept of a path; what follows becomes one mark. */
const MAX_SEGMENTS = 6;

/** A plain word of a path: letters, perhaps with a short number or an extension behind it. */
const PLAIN_SEGMENT = /^[a-z]{1,16}[0-9]{0,2}(?:\.[a-z]{1,5}[0-9]?)?$/i;

/**
 * The shape of a path without what names a person: `/e/o/ZGF0YQx9` becomes `/e/o/*`.
 *
 * @param pathname as `URL.pathname` gives it
 */
export function pathShape(pathname: string): string {
  const segments = pathname.split('/').slice(1);
  const kept = segments.slice(0, MAX_SEGMENTS).map((segment) => (isPlain(segment) ? segment : '*'));
  if (segments.length > MAX_SEGMENTS) kept.push('*');
  return `/${kept.join('/')}`;
}

function isPlain(segment: string): boolean {
  return segment === '' || PLAIN_SEGMENT.test(segment);
}
