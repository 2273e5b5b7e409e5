import * as v from 'valibot';

/** Filter lists that the user has added, as background and settings page speak of them. */

/** What can be wrong with a list that is there; its last good version holds. */
export const LIST_ERRORS = [
  'too-large',
  'html',
  'redirect',
  'status',
  'timeout',
  'unreachable',
  /** No connection, or an answer that may not be read, while access to the host was not given. */
  'no-access',
  /** Not one filter that counts. */
  'empty',
  /** What is stored cannot be read any more. */
  'damaged',
  /** The disk has no room. */
  'full',
] as const;
export type ListError = (typeof LIST_ERRORS)[number];

/** Why something asked for was not done. */
export const LIST_PROBLEMS = [...LIST_ERRORS, 'not-https', 'known', 'too-many', 'gone', 'locked'] as const;
export type ListProblem = (typeof LIST_PROBLEMS)[number];

const time = v.number();
const text = v.nullable(v.string());

/** One list, without its filters. Times in milliseconds since 1970. */
export const filterListSchema = v.object({
  id: v.string(),
  /** Written by others. */
  title: v.string(),
  /** null: it came from a file. */
  url: text,
  added: time,
  /** When its server last said that this is its newest version, or the file was read. */
  refreshed: time,
  /** When its server was last asked, whatever it answered. */
  checked: time,
  version: v.object({ etag: text, lastModified: text }),
  filters: v.number(),
  leftOut: v.number(),
  error: v.nullable(v.picklist(LIST_ERRORS)),
});
export type FilterList = Readonly<v.InferOutput<typeof filterListSchema>>;

/** Checks how adding, refreshing or removing ended. */
export const listChangeSchema: v.GenericSchema<unknown, ListChange> = v.union([
  v.object({ list: filterListSchema }),
  v.object({ problem: v.picklist(LIST_PROBLEMS) }),
]);

/** How adding, refreshing or removing a list ended, with the list as it is then, or was. */
export type ListChange = { readonly list: FilterList } | { readonly problem: ListProblem };

/** Settings page → background. */
export type ListsMessage =
  /** Answered with all lists, the oldest first. */
  | { readonly kind: 'lists-state' }
  /** Answered with `ListChange`, as are all that follow. */
  | { readonly kind: 'lists-add'; readonly url: string }
  | { readonly kind: 'lists-add-file'; readonly name: string; readonly text: string }
  | { readonly kind: 'lists-refresh'; readonly id: string }
  | { readonly kind: 'lists-remove'; readonly id: string };

/** An address that a list may be fetched from; null for all else. */
export function listUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}
