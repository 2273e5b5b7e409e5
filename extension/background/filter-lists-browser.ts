import { browser } from '../platform/browser.ts';
import type { ApprovalsStore } from './approvals-store.ts';
import { ListDatabase } from './filter-list-database.ts';
import { FilterLists, LISTS_KEPT } from './filter-lists.ts';
import { passing } from './passing-origins-browser.ts';

const ALARM = 'filter-lists';
/** How often it is looked which lists are due (minutes). */
const EVERY = 60;

/** The filter lists in this browser, refreshed as long as there are any. @param changed called when others hold */
export function browserLists(approvals: ApprovalsStore, changed: () => void): FilterLists {
  const lists = new FilterLists({
    store: new ListDatabase(),
    area: browser.storage.local,
    fetch: (url, init) => fetch(url, init),
    mayAccess: (host) => browser.permissions.contains({ origins: [`https://${host}/*`] }),
    keepAccess: (host) => passing.keep(host),
    giveBack: (host) => passing.giveBack(host),
    isLocked: async () => (await approvals.settled()).policy.lock,
    changed,
    now: () => Date.now(),
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void lists.refreshDue();
  });
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[LISTS_KEPT]) void keepAlarm(changes[LISTS_KEPT].newValue === true);
  });
  // Browsers may forget alarms when they end.
  void browser.storage.local.get(LISTS_KEPT).then((kept) => keepAlarm(kept[LISTS_KEPT] === true));
  return lists;
}

async function keepAlarm(wanted: boolean): Promise<void> {
  const alarm = await browser.alarms.get(ALARM);
  if (wanted && !alarm) await browser.alarms.create(ALARM, { periodInMinutes: EVERY });
  if (!wanted && alarm) await browser.alarms.clear(ALARM);
}
