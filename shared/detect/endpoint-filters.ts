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
 * has typed placeholders ("eight hex digits"), or nothing but one short query name after its path, a filter says less
 * than the shape, so it needs more.
 */
export const MIN_LITERAL_CHARS = 9;
export const MIN_LITERAL_CHARS_VAGUE = 12;

const TYPED_PLACEHOLDER = /\{(?:digits|hex|uuid|ulid)/;

/** A parameter may stand without a value, so its `=` is asked for only where the name alone could be anything. */
const SHORT_NAME = 3;

/** Query parameters in the order the vendor writes them, which is the order of the table. */
function queryFilter(query: readonly string[]): string {
  const parts = query.map((need) =>
    need === '*' || need.includes('=') || need.length > SHORT_NAME ? need : `${need}=`,
  );
  return `?${parts.join('*')}`;
}

/**
 * What must follow the path's last literal. A path without a placeholder is the same for everybody, so only its query
 * can tell people apart; otherwise the path has to end here (`^`: anything but a letter, a digit or one of `_-.%`).
 */
function ending(path: string): string {
  if (path.endsWith('*')) return '';
  return path.replace(/^\*/, '').includes('*') ? '^' : '?';
}

function literalChars(text: string): number {
  return text.replace(/[*/?=^]/g, '').length;
}

function isDistinctive(shape: VendorShape, path: string, filter: string): boolean {
  const [only, ...more] = shape.query ?? [];
  if (only === '*') return false;
  if (only !== undefined && more.length === 0 && only.length < SHORT_NAME)
    return literalChars(path) >= MIN_LITERAL_CHARS_VAGUE;
  const needed = TYPED_PLACEHOLDER.test(shape.path) ? MIN_LITERAL_CHARS_VAGUE : MIN_LITERAL_CHARS;
  return literalChars(filter) >= needed;
}

/** `*` at the end says nothing; a path that is all `*` says "everything on this host". */
function withoutTail(filter: string): string {
  return filter.replace(/\*+$/, '');
}

/**
 * A shape bound to hosts: one filter for each, from the host's start to the path's end, so that `/o` never matches
 * `/images/offer.png`. Only a path that may begin with anything is looked for behind the host.
 */
function hostedFilters(shape: VendorShape, hosts: readonly string[], path: string): EndpointFilter[] {
  const end = shape.query === undefined ? ending(path) : `?*${queryFilter(shape.query).slice(1)}`;
  const filter = withoutTail(path + end);
  if (path.startsWith('*'))
    return [{ urlFilter: withoutTail(filter.replace(/^\*/, '')), requestDomains: hosts }];
  // `/{hex}` alone would become `/*`: without its type it says too much.
  if (filter === '/' && !shape.path.includes('{any}')) return [];
  return hosts.map((host) => ({ urlFilter: filter === '/' ? `||${host}^` : `||${host}${filter}` }));
}

function filtersOf(shape: VendorShape): EndpointFilter[] {
  if (!isStrongShape(shape)) return [];
  const path = wildcardPath(shape.path);
  if (shape.hosts !== null) return hostedFilters(shape, shape.hosts, path);
  const end = shape.query === undefined ? ending(path) : queryFilter(shape.query);
  const filter = withoutTail(path + end).replace(/^\*/, '');
  return isDistinctive(shape, path, filter) ? [{ urlFilter: filter }] : [];
}

/**
 * The known endpoints as conditions for network rules, for those shapes that are strong and distinctive enough to be
 * blocked in any webmail's tab without being judged first. The judge knows the other shapes too.
 */
export function endpointFilters(rows: readonly VendorRow[]): EndpointFilter[] {
  const filters = rows.flatMap((row) => row.shapes.flatMap(filtersOf));
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()];
}
