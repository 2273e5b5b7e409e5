import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromAttribute, fromText } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt } from './layout.ts';

/** Zimbra, at Free and anywhere else: bodies in frames that the page writes; the header is unverified (facts/webmails). */
export const zimbra: WebmailAdapter = {
  id: 'zimbra',
  recognises: (page) =>
    isOn(page, ['zimbra.free.fr', 'webmail.free.fr']) ||
    /^\/(?:zimbra|modern)(?:\/|$)/.test(page.location.pathname) ||
    page.querySelector('body > #skin_outer, script[src*="/zimbra/js/"]') !== null,
  messages: (page) => messagesAround(page, BODY, SENDER),
  owner: (page) =>
    addressesAt(page, BODY, [
      ['#skin_container_username', fromText],
      ['#skin_container_username [title*="@"]', fromAttribute('title')],
    ]),
  rows: () => [],
};

const BODY = 'iframe.DwtIframe, iframe[id$="__body__iframe"], iframe[name$="__body__iframe"], .MsgBody';
const SENDER = anywhereIn('[id$="_from" i], [class*="sender" i], [class*="from" i]');
