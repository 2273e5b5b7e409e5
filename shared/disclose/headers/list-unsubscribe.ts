import type { OptOut } from '../opt-out.ts';
import { publicUrl } from '../public-host.ts';
import { listedUrls } from './listed-urls.ts';
import { mailtoUrl } from './mailto.ts';

/** What the List-Unsubscribe fields of a message offer. */
export interface ListUnsubscribe {
  /** Every http, https and mailto URL, in the sender's order, as a browser writes it. */
  readonly urls: readonly string[];
  /** Those that may be offered: links to public hosts first, then e-mail addresses; each in the sender's order. */
  readonly optOuts: readonly OptOut[];
}

/** URLs that are read of all fields together; senders give one to three. */
const MAX_URLS = 20;

/**
 * Reads List-Unsubscribe (RFC 2369, sections 2 and 3.2). Links to private hosts and URLs of other schemes are not
 * offered: opening `http://192.168.0.1/` is no way to unsubscribe.
 *
 * @param values of all List-Unsubscribe fields of the message, unfolded
 */
export function readListUnsubscribe(values: readonly string[]): ListUnsubscribe {
  const listed = values.flatMap(listedUrls).slice(0, MAX_URLS);
  const urls = [...new Set(listed.flatMap((url) => webUrl(url) ?? mailtoUrl(url) ?? []))];
  const pages = urls.filter((url) => publicUrl(url, ['https:', 'http:']) !== null);
  const addresses = urls.filter((url) => url.startsWith('mailto:'));
  return {
    urls,
    optOuts: [
      ...pages.map((url): OptOut => ({ kind: 'unsubscribe', source: 'header', url, quote: null })),
      ...addresses.map((url): OptOut => ({ kind: 'mailto', source: 'header', url, quote: null })),
    ],
  };
}

function webUrl(text: string): string | null {
  if (!/^https?:/i.test(text)) return null;
  try {
    return new URL(text).href;
  } catch {
    return null;
  }
}
