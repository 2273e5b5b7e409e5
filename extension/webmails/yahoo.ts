import type { WebmailAdapter } from './adapter.ts';
import { anywhereIn, fromAttribute, fromText } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt, messagesIn, rowsIn, type MessageLayout } from './layout.ts';

/** Yahoo Mail and AOL Mail, which are one programme (facts/webmails, section 3). */
export const yahoo: WebmailAdapter = {
  id: 'yahoo',
  recognises: (page) => isOn(page, 'yahoo', 'aol'),
  messages: (page, around) => messagesIn(page, LAYOUT, around),
  owner: (page) =>
    addressesAt(page, LAYOUT.body, [
      ['#ybarAccountMenuOpener[aria-label*="@"]', fromAttribute('aria-label')],
    ]),
  rows: (page) =>
    rowsIn(page, '[data-test-id="message-list-item"]', LAYOUT.body, [
      '[data-test-id="senders"] [title*="@"], [data-test-id="senders"][title*="@"]',
      fromAttribute('title'),
    ]),
};

const PILL = '[data-test-id="message-from"] [data-test-id="email-pill"]';

const LAYOUT: MessageLayout = {
  message: '[data-test-id="message-view"]',
  body: '[data-test-id="message-view-body-content"], [data-test-id="message-body"], .msg-body',
  sender: [...anywhereIn(PILL), [PILL, fromText], ...anywhereIn('[data-test-id="message-from"]')],
};
