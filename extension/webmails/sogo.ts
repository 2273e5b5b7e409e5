import type { WebmailAdapter } from './adapter.ts';
import { fromText } from './evidence.ts';
import { addressesAt, messagesIn, type MessageLayout } from './layout.ts';

/** SOGo, also in mailcow: one message at a time, inline; the list shows names only (measured on 5.8). */
export const sogo: WebmailAdapter = {
  id: 'sogo',
  recognises: (page) => page.location.pathname.includes('/SOGo/so/'),
  messages: (page, around) => messagesIn(page, LAYOUT, around),
  owner: (page) => addressesAt(page, LAYOUT.body, [['[ng-bind="::activeUser.email"]', fromText]]),
  rows: () => [],
};

const LAYOUT: MessageLayout = {
  message: 'md-card',
  body: '.msg-body',
  sender: [['[ng-bind="::viewer.message.from[0].email"]', fromText]],
  name: '[ng-bind="::viewer.message.from[0].name"]',
};
