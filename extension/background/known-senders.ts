import type { Translate } from '../../shared/locales/translate.ts';
import type { KnownSender } from '../messages.ts';
import type { HistoryStore, SenderHistory } from './history-store.ts';

/** What answering takes besides the question. */
export interface SenderServices {
  readonly history: Pick<HistoryStore, 'ofSenders'>;
  readonly translate: Translate;
}

/**
 * Says which of these addresses tracked the user before, from history alone: nothing is fetched, nobody is asked.
 *
 * @param incognito a private window learns nothing of what was read outside it
 */
export async function answerKnownSenders(
  { addresses }: { readonly addresses: readonly string[] },
  { incognito }: { readonly incognito: boolean },
  { history, translate }: SenderServices,
): Promise<KnownSender[]> {
  if (incognito) return [];
  const senders = new Set(addresses.map((address) => address.toLowerCase()));
  const known = await history.ofSenders([...senders]);
  return known.map((sender) => ({ address: sender.address, label: labelOf(sender, translate) }));
}

function labelOf({ blocked, days }: SenderHistory, translate: Translate): string {
  const tracked = translate('list-mark.blocked', { count: blocked });
  return days > 1 ? translate('list-mark.on-days', { count: days, tracked }) : tracked;
}
