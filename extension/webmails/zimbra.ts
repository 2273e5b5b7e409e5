import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromHint, fromAttribute, fromText } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt, type HeaderLayout } from './layout.ts';

/** Zimbra, at Free and anywhere else: bodies in frames that the page writes; the header is unverified (facts/webmails). */
export const zimbra: WebmailAdapter = {
  id: 'zimbra',
  recognises: (page) =>
    isOn(page, 'free') ||
    /^\/(?:zimbra|modern)(?:\/|$)/.test(page.location.pathname) ||
    page.querySelector('body > #skin_outer, script[src*="/zimbra/js/"]') !== null,
  messages: (page, around) => messagesAround(page, LAYOUT, around),
  owner: (page) =>
    addressesAt(page, LAYOUT.body, [
      ['#skin_container_username', fromText],
      ['#skin_container_username [title*="@"]', fromAttribute('title')],
    ]),
  rows: () => [],
};

const LAYOUT: HeaderLayout = {
  body: 'iframe.DwtIframe, iframe[id$="__body__iframe"], iframe[name$="__body__iframe"], .MsgBody',
  sender: [
    ['.addrBubble', fromFirstBubble],
    ...anywhereIn('[id$="_from" i], [class*="sender" i], [class*="from" i]'),
  ],
};

/** Recipients are bubbles too; the sender's comes first in the header's table. */
function fromFirstBubble(element: Element): string | null {
  return element.closest('table')?.querySelector('.addrBubble') === element ? fromHint(element) : null;
}
