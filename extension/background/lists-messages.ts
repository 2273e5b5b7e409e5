import * as v from 'valibot';
import type { ListsMessage } from '../filter-lists.ts';
import { MAX_LIST } from '../limits.ts';
import type { FilterLists } from './filter-lists.ts';

/** Longest address of a list, and longest name of a file. */
const MAX_NAME = 2_000;

const id = v.pipe(v.string(), v.uuid());
const name = v.pipe(v.string(), v.maxLength(MAX_NAME));

/** What the settings page asks about filter lists. */
export const listsMessages = [
  v.object({ kind: v.literal('lists-state') }),
  v.object({ kind: v.literal('lists-add'), url: name }),
  v.object({
    kind: v.literal('lists-add-file'),
    name,
    text: v.pipe(v.string(), v.maxLength(MAX_LIST)),
  }),
  v.object({ kind: v.literal('lists-refresh'), id }),
  v.object({ kind: v.literal('lists-remove'), id }),
] as const;

/** Answers the settings page about filter lists. */
export function answerLists(message: ListsMessage, lists: FilterLists): Promise<unknown> {
  switch (message.kind) {
    case 'lists-state':
      return lists.state();
    case 'lists-add':
      return lists.add(message.url);
    case 'lists-add-file':
      return lists.addFile(message.name, message.text);
    case 'lists-refresh':
      return lists.refresh(message.id);
    case 'lists-remove':
      return lists.remove(message.id);
  }
}
