import type { VendorRow, VendorShape } from '../data/vendors-schema.ts';
import type { VendorRef } from './judgement.ts';
import { compilePath, literalSegments, type PathMatcher } from './path-template.ts';
import type { UrlParts } from './url-parts.ts';

/** Whose endpoint a URL points to, and whether that alone says "tracker". */
export interface VendorMatch {
  readonly vendor: VendorRef;
  readonly strong: boolean;
}

export interface VendorIndex {
  /** The vendor whose endpoint this is, strong shapes and those bound to a host first; null for nobody's. */
  match(url: UrlParts): VendorMatch | null;
}

interface CompiledShape extends VendorMatch {
  readonly path: PathMatcher;
  readonly query: readonly QueryNeed[];
}

/** `value` null: the parameter alone; otherwise what stands before and after its `*`. */
interface QueryNeed {
  readonly name: string;
  readonly value: readonly [before: string, after: string | null] | null;
}

function queryNeed(text: string): QueryNeed {
  const equals = text.indexOf('=');
  if (equals === -1) return { name: text, value: null };
  const [before = '', after] = text.slice(equals + 1).split('*');
  return { name: text.slice(0, equals), value: [before, after ?? null] };
}

function meets(need: QueryNeed, url: UrlParts): boolean {
  if (need.name === '*') return url.query.length > 0;
  return url.query.some(([name, value]) => {
    if (name !== need.name) return false;
    if (need.value === null) return true;
    const [before, after] = need.value;
    return after === null ? value === before : value.startsWith(before) && value.endsWith(after);
  });
}

/** A shape without a source, or one that others use too, is never strong evidence. */
export function isStrongShape(shape: VendorShape): boolean {
  return shape.source !== null && shape.distinctive !== false;
}

function add(map: Map<string, CompiledShape[]>, key: string, shape: CompiledShape): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [shape]);
  else there.push(shape);
}

/** What an any-host shape is looked up by: its longest literal segment, or its longest query name. */
function anyHostKey(shape: VendorShape): string {
  const literal = literalSegments(shape.path)[0];
  if (literal !== undefined) return `/${literal}`;
  const names = (shape.query ?? []).map((need) => queryNeed(need).name).sort((a, b) => b.length - a.length);
  if (names[0] === undefined) throw new Error(`Nothing to look this shape up by: ${shape.path}`);
  return `?${names[0]}`;
}

/**
 * Compiles the vendors' table. Shapes bound to hosts are looked up by host, the others by a literal part of their
 * path, so that the cost of a match follows the URL's parts and not the number of vendors.
 */
export function compileVendors(rows: readonly VendorRow[]): VendorIndex {
  const byHost = new Map<string, CompiledShape[]>();
  const byPart = new Map<string, CompiledShape[]>();
  for (const row of rows) {
    const vendor = { id: row.id, name: row.name };
    for (const shape of row.shapes) {
      const query = (shape.query ?? []).map(queryNeed);
      const compiled = { vendor, strong: isStrongShape(shape), path: compilePath(shape.path), query };
      if (shape.hosts === null) add(byPart, anyHostKey(shape), compiled);
      else for (const host of shape.hosts) add(byHost, host, compiled);
    }
  }
  return { match: (url) => matchIn(byHost, byPart, url) };
}

/** The first strong shape that fits, else the first that fits, else `before`. */
function best(
  shapes: readonly CompiledShape[] | undefined,
  url: UrlParts,
  before: CompiledShape | null,
): CompiledShape | null {
  let found = before;
  if (shapes === undefined || found?.strong === true) return found;
  for (const shape of shapes) {
    if (!shape.strong && found !== null) continue;
    if (!shape.path(url.path) || !shape.query.every((need) => meets(need, url))) continue;
    if (shape.strong) return shape;
    found = shape;
  }
  return found;
}

function matchIn(
  byHost: ReadonlyMap<string, CompiledShape[]>,
  byPart: ReadonlyMap<string, CompiledShape[]>,
  url: UrlParts,
): VendorMatch | null {
  let found: CompiledShape | null = null;
  for (let at = 0; at !== -1;) {
    found = best(byHost.get(url.host.slice(at)), url, found);
    const dot = url.host.indexOf('.', at);
    at = dot === -1 ? -1 : dot + 1;
  }
  for (const segment of url.segments) found = best(byPart.get(`/${segment}`), url, found);
  for (const [name] of url.query) found = best(byPart.get(`?${name}`), url, found);
  return found;
}

/** Ids of vendors that are known for making profiles of people: ad networks. */
export function profilingVendors(rows: readonly VendorRow[]): ReadonlySet<string> {
  return new Set(rows.filter(({ use }) => use === 'advertising').map(({ id }) => id));
}
