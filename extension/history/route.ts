import * as v from 'valibot';
import { EVIDENCE } from '../../shared/detect/judgement.ts';
import { PURPOSES } from '../../shared/disclose/purposes.ts';
import {
  NEWEST_FIRST,
  NO_FILTER,
  SORT_KEYS,
  type HistoryFilter,
  type HistorySort,
} from '../../shared/history/query.ts';

/** Times that can be chosen, in days up to today. */
export const PERIODS = [7, 30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

export const SENDER_KEYS = ['sender', 'blocked', 'allowed', 'last'] as const;

/** What the list of senders is sorted by. */
export interface SenderSort {
  readonly by: (typeof SENDER_KEYS)[number];
  readonly descending: boolean;
}

export const MOST_BLOCKED: SenderSort = { by: 'blocked', descending: true };

/** What a filter holds in an address: a time is relative there, so that a link keeps its meaning. */
export type RouteFilter = Omit<HistoryFilter, 'from' | 'to' | 'sender'>;

/** What the user may narrow charts and lists by. */
export interface Choice {
  readonly filter: RouteFilter;
  /** null: all of the time. */
  readonly period: Period | null;
}

/** Charts and one of the two lists. */
export type ListRoute = Choice & {
  /** Counted from nought. */
  readonly part: number;
} & (
    | { readonly page: 'senders'; readonly sort: SenderSort }
    | { readonly page: 'trackers'; readonly sort: HistorySort }
  );

/** What the page shows, as its address says. A sender is lower case; '' stands for senders that nobody knows. */
export type Route =
  | ListRoute
  | { readonly page: 'sender'; readonly sender: string }
  | { readonly page: 'report'; readonly sender: string };

const ANY: RouteFilter = {
  vendor: null,
  purpose: null,
  webmail: null,
  decision: null,
  evidence: null,
  text: '',
};

export const START: ListRoute = { page: 'senders', filter: ANY, period: null, sort: MOST_BLOCKED, part: 0 };

/** Longest text that is searched for. */
const MAX_TEXT = 200;
const MAX_NAME = 320;

const name = v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(MAX_NAME))), null);
const filterSchema = v.object({
  vendor: name,
  webmail: name,
  purpose: v.fallback(v.nullable(v.picklist([...PURPOSES, 'undeclared'])), null),
  decision: v.fallback(v.nullable(v.picklist(['block', 'allow'])), null),
  evidence: v.fallback(v.nullable(v.picklist(EVIDENCE)), null),
  text: v.fallback(v.pipe(v.string(), v.maxLength(MAX_TEXT)), ''),
});
const partSchema = v.fallback(
  v.pipe(v.string(), v.digits(), v.toNumber(), v.safeInteger(), v.minValue(1)),
  1,
);

/** What an address asks for. Anything that cannot be understood is left out: an old link still leads somewhere. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s, 2);
  const [page, sender] = path.split('/', 2);
  if ((page === 'sender' || page === 'report') && sender !== undefined)
    return { page, sender: decoded(sender) };
  const asked = new URLSearchParams(query);
  const get = (key: string): string | null => asked.get(key);
  const period = PERIODS.find((days) => String(days) === get('days')) ?? null;
  const filter = v.parse(filterSchema, {
    vendor: get('vendor'),
    webmail: get('webmail'),
    purpose: get('purpose'),
    decision: get('decision'),
    evidence: get('evidence'),
    text: get('text'),
  });
  const rest = { filter, period, part: v.parse(partSchema, get('part')) - 1 };
  if (page === 'trackers') return { page, ...rest, sort: sortOf(get('sort'), SORT_KEYS) ?? NEWEST_FIRST };
  return { page: 'senders', ...rest, sort: sortOf(get('sort'), SENDER_KEYS) ?? MOST_BLOCKED };
}

/** The address of what is shown: `routeOf` gives the same route back. */
export function hashOf(route: Route): string {
  if (route.page === 'sender' || route.page === 'report')
    return `#${route.page}/${encodeURIComponent(route.sender)}`;
  const query = new URLSearchParams();
  const { filter, period, sort, part } = route;
  for (const [key, value] of Object.entries(filter))
    if (value !== null && (value !== '' || key === 'vendor')) query.set(key, value);
  if (period !== null) query.set('days', String(period));
  const usual = route.page === 'senders' ? MOST_BLOCKED : NEWEST_FIRST;
  if (sort.by !== usual.by || sort.descending !== usual.descending)
    query.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  if (part > 0) query.set('part', String(part + 1));
  return `#${route.page}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** What history is asked for. @param now milliseconds since 1970 */
export function filterOf({ filter, period }: Choice, now: number): HistoryFilter {
  if (period === null) return { ...NO_FILTER, ...filter };
  const today = new Date(now);
  const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - period + 1).getTime();
  return { ...NO_FILTER, ...filter, from };
}

function sortOf<Key extends string>(
  text: string | null,
  keys: readonly Key[],
): { readonly by: Key; readonly descending: boolean } | null {
  const by = keys.find((key) => key === text?.replace(/^-/, ''));
  return by === undefined ? null : { by, descending: text?.startsWith('-') ?? false };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, MAX_NAME).toLowerCase();
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
