import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromText } from './evidence.ts';
import { addressesAt, type HeaderLayout } from './layout.ts';
import { dateAt } from './moment.ts';

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
  date: dateAt('.envelope__header [data-timestamp]', 'iframe', 'data-timestamp'),
  source: sourceIn,
};

/** The whole message as a file (the client's "Download message"), beside the address of the frame with its body. */
function sourceIn(message: Element): string | null {
  const { src = '' } = message.querySelector<HTMLIFrameElement>('iframe.message-frame') ?? {};
  const path = /^(\S{0,500}\/apps\/mail\/api\/messages\/\d{1,12}\/)html(?:\?|$)/.exec(src)?.[1];
  return path?.startsWith(`${message.ownerDocument.location.origin}/`) ? `${path}export` : null;
}
