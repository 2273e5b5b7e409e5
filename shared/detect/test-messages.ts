import type { RemoteReference } from '../extract/reference.ts';
import { vendorRows } from '../data/vendors.ts';
import { judge } from './judge.ts';
import type { Judgement, MessageContext } from './judgement.ts';
import { compileVendors } from './vendors.ts';
import type { Tables } from './url-facts.ts';

/** Tables for tests: the real vendors, and a public suffix list that knows only one-label suffixes. */
export const TABLES: Tables = {
  vendors: compileVendors(vendorRows()),
  registrableDomain: (host) => host.split('.').slice(-2).join('.'),
};

export const CONTEXT: MessageContext = {
  sender: 'news@shop.example',
  recipients: ['ada.lovelace@mailbox.example'],
  links: [],
  unsubscribeUrls: [],
  webmailHosts: ['mail.webmail.example'],
};

/** A reference as the extractor would give it: an unlinked, visible picture in the middle, unless said otherwise. */
export function reference(url: string, more: Partial<RemoteReference> = {}): RemoteReference {
  return {
    url,
    absolute: url,
    vehicle: 'img-src',
    declared: { width: 300, height: 200 },
    computed: null,
    hidden: [],
    alt: null,
    link: null,
    repeated: 1,
    position: 0.5,
    ...more,
  };
}

export const TINY = { declared: { width: 1, height: 1 } } as const;
export const UNSIZED = { declared: { width: null, height: null } } as const;

/** Judges one reference in company of others. */
export function judgeOne(
  one: RemoteReference,
  context: Partial<MessageContext> = {},
  others: readonly RemoteReference[] = [],
): Judgement {
  const [judgement] = judge([one, ...others], { ...CONTEXT, ...context }, TABLES);
  if (judgement === undefined) throw new Error('One reference in, none out');
  return judgement;
}
