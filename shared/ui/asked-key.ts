import type { OptOutKind } from '../disclose/opt-out.ts';
import type { MessageKey } from '../locales/translate.ts';

/** What has happened once an opt-out was confirmed: a request was sent, or the user goes on elsewhere. */
export function askedKey(kind: OptOutKind): MessageKey {
  if (kind === 'one-click') return 'opt-out.asked.sent';
  return kind === 'mailto' ? 'opt-out.asked.mailto' : 'opt-out.asked.page';
}
