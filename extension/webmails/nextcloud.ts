import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromText, type Evidence } from './evidence.ts';
import { addressesAt } from './layout.ts';

/** Nextcloud Mail: each message of a thread is an envelope, with its body in a frame (the client's ThreadEnvelope). */
export const nextcloud: WebmailAdapter = {
  id: 'nextcloud',
  recognises: (page) => /\/apps\/mail(?:\/|$)/.test(page.location.pathname),
  messages: (page) => messagesAround(page, BODY, SENDER),
  owner: (page) => addressesAt(page, BODY, [['.app-navigation-caption__name', fromText]]),
  rows: () => [],
};

const BODY = 'iframe.message-frame, #message-container, .message-container';

const SENDER: readonly Evidence[] = [['.sender .sender__email', fromText], ...anywhereIn('.sender')];
