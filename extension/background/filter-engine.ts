import {
  Config,
  detectFilterType,
  FiltersEngine,
  NetworkFilter,
  Request,
  type WebRequestType,
} from '@ghostery/adblocker';
import { linearPattern } from './filter-pattern.ts';

/** Filters of one list; the largest that people use have some two hundred thousand with all that hides elements. */
const MAX_FILTERS = 300_000;
/** The longest line that is read; those with the most domains have some thirty thousand characters. */
const MAX_LINE = 65_536;
/** `*` in one pattern. Each is one more step of looking for it; real ones have four at most. */
const MAX_WILDCARDS = 20;
/** Longest beginning of a URL that is compared; real ones stay below it, and each character costs time. */
const MAX_URL = 4_096;

/** What the engine's `detectFilterType` calls a filter of the network; its own names exist for its own compiler alone. */
const NETWORK = 1;

/** Neither optimised, which joins patterns to one that `linearPattern` could not replace, nor with anything for pages. */
const CONFIG = new Config({
  enableOptimizations: false,
  enableMutationObserver: false,
  loadCosmeticFilters: false,
  loadCSPFilters: false,
});

/** A list that was read. */
export interface ReadList {
  /** The engine's own form, for {@link loadEngine}. */
  readonly engine: Uint8Array;
  /** Filters that count. */
  readonly filters: number;
  /** Filters of the network that do not: a regular expression, a condition that only one blocker knows. */
  readonly leftOut: number;
}

/**
 * Reads a list in the syntax of EasyList and AdGuard: what blocks requests, and the exceptions from that. What hides
 * elements or changes pages is passed over. Takes time in proportion to the text. Never throws for a text.
 */
export function readList(text: string): ReadList {
  const found = new Map<number, NetworkFilter>();
  const withdrawn = new Set<number>();
  let leftOut = 0;
  for (const line of networkLines(text)) {
    const filter = found.size < MAX_FILTERS && line.length <= MAX_LINE ? parse(line) : null;
    if (filter?.isBadFilter() === true) withdrawn.add(filter.getIdWithoutBadFilter());
    else if (filter !== null && isUsable(filter)) found.set(filter.getId(), filter);
    else leftOut += 1;
  }
  for (const id of withdrawn) found.delete(id);
  const engine = new FiltersEngine({ networkFilters: [...found.values()], config: CONFIG });
  return { engine: engine.serialize(), filters: found.size, leftOut };
}

/**
 * Whether a list blocks a URL that a page (its URL, which `$third-party` and `$domain` are about) would ask for. As
 * blockers do: what is `$important` holds against every exception, all else does not.
 */
export type BlocksUrl = (url: string, type: WebRequestType, page: string) => boolean;

/** A list that was read. @throws Error for bytes that this version of the engine did not write */
export function loadEngine(bytes: Uint8Array): BlocksUrl {
  const engine = FiltersEngine.deserialize(bytes);
  return (url, type, page) => isBlocked(engine, url, type, page);
}

function isBlocked(engine: FiltersEngine, url: string, type: WebRequestType, page: string): boolean {
  const request = Request.fromRawDetails({ url: url.slice(0, MAX_URL), sourceUrl: page, type });
  if (finds(engine.importants, request)) return true;
  return (
    (finds(engine.filters, request) || finds(engine.redirects, request)) && !finds(engine.exceptions, request)
  );
}

type Bucket = FiltersEngine['filters'];

function finds({ index }: Bucket, request: Request): boolean {
  let found = false;
  index.iterMatchingFilters(request.getTokens(), (filter) => {
    if (filter.isRegex()) filter.regex ??= linearPattern(filter);
    found = filter.match(request);
    return !found;
  });
  return found;
}

/** Lines that hold a filter of the network. What stands under a condition is for other blockers. */
function* networkLines(text: string): Generator<string> {
  let conditions = 0;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('!#if')) conditions += 1;
    else if (line.startsWith('!#endif')) conditions = Math.max(0, conditions - 1);
    else if (conditions === 0 && (detectFilterType(line) as number) === NETWORK) yield line;
  }
}

function parse(line: string): NetworkFilter | null {
  try {
    return NetworkFilter.parse(line, false);
  } catch {
    return null; // The engine is written for lists that somebody keeps.
  }
}

/** Whether a filter is about a request as such, and can match one; `redirect-rule` blocks nothing by itself. */
function isUsable(filter: NetworkFilter): boolean {
  const isElse =
    filter.isCSP() ||
    filter.isElemHide() ||
    filter.isSpecificHide() ||
    filter.isGenericHide() ||
    filter.isRemoveParam() ||
    filter.isReplace() ||
    filter.isRedirectRule();
  // A regular expression may take longer than anybody waits, and nothing tells beforehand.
  if (isElse || filter.isFullRegex()) return false;
  const pattern = filter.getFilter();
  // A lone `*` or `|` would block everything: that is a slip, not a filter.
  const isNarrow = pattern.length > 1 || filter.hasHostname() || filter.domains !== undefined;
  return isNarrow && !/\s/.test(pattern) && pattern.split('*').length <= MAX_WILDCARDS + 1;
}
