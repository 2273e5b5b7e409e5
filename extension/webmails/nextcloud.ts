import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromText } from './evidence.ts';
import { addressesAt, type HeaderLayout } from './layout.ts';

/** Nextcloud Mail: each message of a thread is an envelope, with its body in a frame (the client's ThreadEnvelope). */
export const nextcloud: WebmailAdapter = {
  id: 'nextcloud',
  recognises: (page) => /\/apps\/mail(?:\/|$)/.test(page.location.pathname),
  messages: (page, around) => messagesAround(page, LAYOUT, around),
  owner: (page) => addressesAt(page, LAYOUT.body, [['.app-navigation-caption__name', fromText]]),
  rows: () => [],
};

const LAYOUT: HeaderLayout = {
  body: 'iframe.message-frame, #message-container, .message-container',
  sender: [['.sender .sender__email', fromText], ...anywhereIn('.sender')],
  name: '.sender',
};
