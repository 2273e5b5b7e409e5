import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromAttribute, fromHint, fromText } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt, rowsIn, type HeaderLayout } from './layout.ts';

/**
 * Outlook on the web: bodies have a stable id, what stands around them has not (facts/webmails, section 3). Colleagues
 * of the same organisation are shown without an address.
 */
export const outlook: WebmailAdapter = {
  id: 'outlook',
  recognises: (page) => isOn(page, 'outlook'),
  messages: (page, around) => messagesAround(page, LAYOUT, around),
  owner: (page) =>
    addressesAt(page, LAYOUT.body, [
      ['#mectrl_currentAccount_secondary', fromText],
      ['#O365_MainLink_Me[aria-label*="@"], #O365_MainLink_Me [title*="@"]', fromLabelOrTitle],
    ]),
  rows: (page) => rowsIn(page, '[role="option"][data-convid]', LAYOUT.body, ['span[title*="@"]', fromHint]),
};

function fromLabelOrTitle(element: Element): string | null {
  return fromAttribute('aria-label')(element) ?? fromAttribute('title')(element);
}

const LAYOUT: HeaderLayout = {
  body: 'div[id^="UniqueMessageBody"]',
  sender: [
    ...anywhereIn('[id$="_FROM"]'),
    ['span[aria-label^="From:"]', fromAttribute('aria-label')],
    ...anywhereIn('[data-app-section="ItemHeader"] [class*="from" i]'),
  ],
};
