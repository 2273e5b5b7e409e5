import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromAttribute, fromText, type Evidence } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt, rowsIn } from './layout.ts';

/** Proton Mail: each open message of a conversation is an article with its body in a frame (facts/webmails, section 3). */
export const proton: WebmailAdapter = {
  id: 'proton',
  recognises: (page) => isOn(page, ['mail.proton.me']),
  messages: (page) => messagesAround(page, BODY, SENDER),
  owner: (page) => addressesAt(page, BODY, [['.user-dropdown-email', fromText]]),
  rows: (page) =>
    rowsIn(page, '.item-container, .item-container-row', BODY, [
      '[data-testid="message-column:sender-address"][title*="@"]',
      fromAttribute('title'),
    ]),
};

const BODY = 'iframe[data-testid="content-iframe"], iframe[title="Email content"]';

const SENDER: readonly Evidence[] = [
  ['[data-testid="recipients:sender"] .message-recipient-item-address', fromText],
  ['[data-testid="recipients:sender"][title*="@"]', fromAttribute('title')],
  ...anywhereIn('[data-testid="recipients:sender"]'),
];
