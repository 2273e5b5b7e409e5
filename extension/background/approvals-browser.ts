import type { ApprovalsChanged } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import { newsOf } from './approvals-news.ts';
import { ApprovalsStore } from './approvals-store.ts';

const ID_LENGTH = 20; // Of 32 hexadecimal digits: 80 bits, so that short records stay short in the browser's account.

/**
 * The approvals of this browser. Registers for changes, so call it while the background starts.
 *
 * @param changed called after something else than this background's own messages has changed approvals or what rules
 *   them: whoever answers such a message judges by itself, once
 */
export function browserApprovals(changed: () => void): ApprovalsStore {
  const { local, sync, managed, onChanged } = browser.storage;
  const store = new ApprovalsStore({
    local,
    sync,
    managed,
    now: () => Date.now(),
    onNews() {
      tellPages({ kind: 'approvals-changed' });
      changed();
    },
    newId: () => crypto.randomUUID().replaceAll('-', '').slice(0, ID_LENGTH),
  });
  onChanged.addListener((changes, area) => {
    const news = newsOf(area, Object.keys(changes));
    if (news === null) return;
    if (news.exchange) void store.synced();
    if (news.forget) store.forget();
    tellPages({ kind: 'approvals-changed' });
    if (news.judge) changed();
  });
  void store.synced();
  return store;
}

/** Nobody listens while no page is open, which the browser reports as an error. */
function tellPages(message: ApprovalsChanged): void {
  browser.runtime.sendMessage(message).catch(() => undefined);
}
