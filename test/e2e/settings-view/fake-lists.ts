import { listUrl, type FilterList, type ListChange } from '../../../extension/filter-lists.ts';
import type { ListsHost } from '../../../extension/settings/lists-host.ts';

const MARCH = Date.UTC(2026, 2, 3, 12);

const GOOD: FilterList = {
  id: '11111111-1111-4111-8111-111111111111',
  title: 'Example Privacy',
  url: 'https://lists.example.test/privacy.txt',
  added: MARCH,
  refreshed: MARCH,
  checked: MARCH,
  version: { etag: null, lastModified: null },
  filters: 51_204,
  leftOut: 118,
  error: null,
};

/** Lists in each state that their rows tell apart. */
export const LISTS: readonly FilterList[] = [
  GOOD,
  { ...GOOD, id: '2', title: 'From a friend', url: null, filters: 1, leftOut: 0 },
  { ...GOOD, id: '3', title: 'Gone', error: 'status' },
  { ...GOOD, id: '4', title: 'Broken', error: 'damaged' },
  {
    ...GOOD,
    id: '5',
    title: `\u202e${'Long'.repeat(60)}`,
    url: `https://lists.example.test/${'x'.repeat(400)}`,
  },
];

/** An imaginary background's lists. @param call notes what was asked for */
export function fakeLists(lists: FilterList[], willing: boolean, call: (name: string) => void): ListsHost {
  const change = (name: string, work: () => FilterList): Promise<ListChange> => {
    call(name);
    return willing ? Promise.resolve({ list: work() }) : Promise.reject(new Error('refused'));
  };
  const add = (name: string, url: string | null): Promise<ListChange> =>
    change(`add list ${name}`, () => {
      const list = { ...GOOD, id: `${lists.length}`, title: name, url };
      lists.push(list);
      return list;
    });
  return {
    lists: () => Promise.resolve([...lists]),
    add: (address) =>
      listUrl(address) === null ? Promise.resolve({ problem: 'not-https' }) : add(address, address),
    addFile: (file) => add(file.name, null),
    refresh: (list) => change(`refresh ${list.title}`, () => list),
    remove: (list) =>
      change(`remove ${list.title}`, () => {
        lists.splice(lists.indexOf(list), 1);
        return list;
      }),
  };
}
