import type { WebmailAdapter } from './adapter.ts';
import { fromAttribute, fromText } from './evidence.ts';
import { addressesAt, messagesIn, rowsIn, type MessageLayout } from './layout.ts';
import { dateAt } from './moment.ts';
import { outside } from './outside.ts';

/** SnappyMail and RainLoop, which it came from: one message at a time, inline (both clients' MailMessageView). */
export const snappymail: WebmailAdapter = {
  id: 'snappymail',
  recognises: (page) =>
    page.querySelector(
      'body > #rl-app, body > #rl-content, script[src*="/snappymail/v/"], script[src*="/rainloop/v/"]',
    ) !== null,
  messages: (page, around) => messagesIn(page, LAYOUT, around),
  owner: (page) => addressesAt(page, LAYOUT.body, [['.accountPlace', fromText]]),
  rows: (page) =>
    rowsIn(page, '.messageListItem', LAYOUT.body, [
      '.senderParent[title*="@"], .sender[title*="@"]',
      fromAttribute('title'),
    ]),
};

const LAYOUT: MessageLayout = {
  message: '.messageView, .b-message',
  body: '.bodyText',
  sender: [['.messageItemHeader .from[title]', fromAttribute('title')]],
  date: dateAt('.messageItemHeader time', '.bodyText', 'datetime'),
  source: sourceIn,
};

/** The target of "View original" in the message's menu; attachments have such links too, elsewhere. */
function sourceIn(message: Element): string | null {
  const [link] = outside(message, 'menu a[href*="/ViewAsPlain/"]', LAYOUT.body);
  const { href, origin } = (link ?? {}) as Partial<HTMLAnchorElement>;
  return href !== undefined && origin === message.ownerDocument.location.origin ? href : null;
}
