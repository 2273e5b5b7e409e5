import type { VendorRow, VendorShape } from '../data/vendors-schema.ts';
import { wildcardPath } from './path-template.ts';
import { isStrongShape } from './vendors.ts';

/** The part of a network rule's condition that says which URLs (declarativeNetRequest's words). */
export interface EndpointFilter {
  readonly urlFilter: string;
  readonly requestDomains?: readonly string[];
}

/**
 * Literal characters an any-host filter must have besides slashes: `/o/*` would block half of the web. Where the shape
 * has typed placeholders ("eight hex digits"), a filter loses the type, so it needs more.
 */
export const MIN_LITERAL_CHARS = 8;
export const MIN_LITERAL_CHARS_UNTYPED = 12;

const TYPED_PLACEHOLDER = /\{(?:digits|hex|uuid|ulid)/;

/** A parameter may stand without a value, so its `=` is asked for only where the name alone could be anything. */
const SHORT_NAME = 3;

/** Query parameters in the order the vendor writes them, which is the order of the table. */
function queryFilter(shape: VendorShape): string {
  if (shape.query === undefined) return '';
  const parts = shape.query.map((need) =>
    need === '*' || need.includes('=') || need.length > SHORT_NAME ? need : `${need}=`,
  );
  return `?${parts.join('*')}`;
}

function isDistinctive(shape: VendorShape, filter: string): boolean {
  const needed = TYPED_PLACEHOLDER.test(shape.path) ? MIN_LITERAL_CHARS_UNTYPED : MIN_LITERAL_CHARS;
  return filter.replace(/[*/?=]/g, '').length >= needed;
}

function filterOf(shape: VendorShape): EndpointFilter | null {
  if (!isStrongShape(shape)) return null;
  const path = wildcardPath(shape.path) + queryFilter(shape);
  const withoutTail = path.replace(/\*+$/, '');
  if (shape.hosts !== null) {
    return {
      urlFilter: withoutTail === '/' || withoutTail === '' ? '*' : withoutTail,
      requestDomains: shape.hosts,
    };
  }
  const literal = withoutTail.replace(/^\*/, '');
  return isDistinctive(shape, literal) ? { urlFilter: literal } : null;
}

/**
 * The known endpoints as conditions for network rules, for those shapes that are strong and distinctive enough to be
 * blocked in any webmail's tab without being judged first. The judge knows the other shapes too.
 */
export function endpointFilters(rows: readonly VendorRow[]): EndpointFilter[] {
  const filters = rows.flatMap((row) => row.shapes.map(filterOf)).filter((filter) => filter !== null);
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()];
}
