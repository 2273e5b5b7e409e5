import type { WebmailAdapter } from './adapter.ts';
import { anywhereIn, fromHint } from './evidence.ts';
import { isOn } from './hosts.ts';
import { messagesIn, rowsIn, type MessageLayout } from './layout.ts';

/** Fastmail: cards in a conversation; where the sender stands in one is unverified (facts/webmails, section 3). */
export const fastmail: WebmailAdapter = {
  id: 'fastmail',
  recognises: (page) => isOn(page, 'fastmail'),
  messages: (page, around) => messagesIn(page, LAYOUT, around),
  owner: () => [],
  rows: (page) =>
    rowsIn(page, 'li.v-MailboxItem', LAYOUT.body, [
      '.v-MailboxItem-from[title*="@"], .v-MailboxItem-from [title*="@"]',
      fromHint,
    ]),
};

const LAYOUT: MessageLayout = {
  message: 'div.v-MessageCard, .v-Thread .v-Message',
  body: '.v-Message-body',
  sender: anywhereIn('[class*="v-Message"][class*="-from" i], [class*="v-Message"][class*="-sender" i]'),
};
