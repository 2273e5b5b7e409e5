import { mailtoUrl } from '../../shared/disclose/headers/mailto.ts';
import { publicUrl } from '../../shared/disclose/public-host.ts';
import type { OptOut } from '../../shared/disclose/opt-out.ts';
import type { MessageKey } from '../../shared/locales/translate.ts';

/** What will happen once the user confirms an opt-out. */
export type OptOutPlan =
  /** A request of ours; the answer can be read once the user gives access to `origins`. */
  | {
      readonly step: 'post';
      readonly url: string;
      readonly origins: readonly [string];
      readonly words: PlanWords;
    }
  /** The sender's page in a new tab; the user goes on there. */
  | { readonly step: 'open'; readonly url: string; readonly words: PlanWords }
  /** A new message in the user's mail program; the user sends it. */
  | { readonly step: 'compose'; readonly url: string; readonly words: PlanWords };

/** A sentence for the confirmation, and who is meant in it: a host as punycode, or an address. */
interface PlanWords {
  readonly key: MessageKey;
  readonly params: { readonly host: string };
}

/** What an opt-out does, and the words that say so before it is done; null where its URL cannot be used. */
export function planOptOut({ kind, url }: OptOut): OptOutPlan | null {
  if (kind === 'mailto') {
    const mailto = mailtoUrl(url);
    if (mailto === null) return null;
    const address = mailto.slice('mailto:'.length).split('?', 1)[0] ?? '';
    return { step: 'compose', url: mailto, words: words('opt-out.sends.mailto', address) };
  }
  const target = publicUrl(url, kind === 'one-click' ? ['https:'] : ['https:', 'http:']);
  if (target === null) return null;
  const { href, hostname } = target;
  if (kind !== 'one-click') {
    return { step: 'open', url: href, words: words('opt-out.sends.page', hostname) };
  }
  // Match patterns know no port; the pattern of a host without one stands for all of its ports.
  const origins = [`https://${hostname}/*`] as const;
  return { step: 'post', url: href, origins, words: words('opt-out.sends.one-click', hostname) };
}

function words(key: MessageKey, host: string): PlanWords {
  return { key, params: { host } };
}
