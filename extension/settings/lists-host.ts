import * as v from 'valibot';
import { passing } from '../background/passing-origins-browser.ts';
import {
  filterListSchema,
  listChangeSchema,
  listUrl,
  type FilterList,
  type ListChange,
  type ListsMessage,
} from '../filter-lists.ts';
import { MAX_LIST } from '../limits.ts';
import { browser } from '../platform/browser.ts';

/** What the section of filter lists needs from the browser; a test passes its own. Each rejects where no answer came. */
export interface ListsHost {
  /** The oldest first. */
  lists(): Promise<readonly FilterList[]>;
  /** Adds the list at an address. Called in a click: the browser may ask its user for access to that host. */
  add(address: string): Promise<ListChange>;
  addFile(file: File): Promise<ListChange>;
  /** Called in a click, as `add`. */
  refresh(list: FilterList): Promise<ListChange>;
  remove(list: FilterList): Promise<ListChange>;
}

async function ask(message: ListsMessage): Promise<ListChange> {
  return v.parse(listChangeSchema, await browser.runtime.sendMessage(message));
}

/** Asks with access to a host; the background keeps the access as long as there is a list from there. */
function askWithAccess(url: string, message: ListsMessage): Promise<ListChange> {
  return passing.withAccess(new URL(url).hostname, () => ask(message));
}

/** The background's filter lists as a {@link ListsHost}. */
export const browserLists: ListsHost = {
  async lists() {
    const message: ListsMessage = { kind: 'lists-state' };
    return v.parse(v.array(filterListSchema), await browser.runtime.sendMessage(message));
  },
  add(address) {
    const url = listUrl(address);
    if (url === null) return Promise.resolve({ problem: 'not-https' });
    return askWithAccess(url, { kind: 'lists-add', url });
  },
  async addFile(file) {
    if (file.size > MAX_LIST) return { problem: 'too-large' };
    return ask({ kind: 'lists-add-file', name: file.name, text: await file.text() });
  },
  refresh: ({ id, url }) =>
    url === null ? Promise.resolve({ problem: 'gone' }) : askWithAccess(url, { kind: 'lists-refresh', id }),
  remove: ({ id }) => ask({ kind: 'lists-remove', id }),
};
