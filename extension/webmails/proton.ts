import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromAttribute, fromHint, fromText } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt, rowsIn, type HeaderLayout } from './layout.ts';

/** Proton Mail: each open message of a conversation is an article with its body in a frame (facts/webmails, section 3). */
export const proton: WebmailAdapter = {
  id: 'proton',
  recognises: (page) => isOn(page, 'proton'),
  messages: (page, around) => messagesAround(page, LAYOUT, around),
  owner: (page) => addressesAt(page, LAYOUT.body, [['.user-dropdown-email', fromText]]),
  rows: (page) =>
    rowsIn(page, '.item-container, .item-container-row', LAYOUT.body, [
      '[data-testid="message-column:sender-address"][title*="@"], .item-senders[title*="@"]',
      fromHint,
    ]),
};

const LAYOUT: HeaderLayout = {
  body: 'iframe[data-testid="content-iframe"], iframe[title="Email content"]',
  sender: [
    ['[data-testid="recipients:sender"] .message-recipient-item-address', fromText],
    ['[data-testid="recipients:sender"][title*="@"]', fromAttribute('title')],
    ...anywhereIn('[data-testid="recipients:sender"]'),
  ],
  name: '[data-testid="recipients:sender"] .message-recipient-item-label',
};
