import type { WebmailAdapter } from './adapter.ts';
import { addressIn } from './address.ts';
import { addressesAt, messagesIn, rowsIn, TEXT, type MessageLayout } from './layout.ts';

/** Gmail: messages stand in the top document (facts/webmails, section 3; its class names change). */
export const gmail: WebmailAdapter = {
  id: 'gmail',
  recognises: (page) => page.location.hostname === 'mail.google.com',
  messages: (page) => {
    const shown = messagesIn(page, CONVERSATION);
    return shown.length > 0 ? shown : messagesIn(page, PRINT_VIEW);
  },
  owner(page) {
    const account = addressesAt(page, BODY, [
      ['a[href^="https://accounts.google.com/"][aria-label*="@"]', 'aria-label'],
    ]);
    const [own = titleAddress(page.title)] = account;
    if (own !== null) return [own];
    return addressesAt(page, BODY, [['.hb span[email], span.g2[email]', 'email']]);
  },
  rows: (page) => rowsIn(page, 'tr.zA', BODY, ['.yW span[email]', 'email']),
};

const BODY = '.a3s, .ii';

const CONVERSATION: MessageLayout = {
  message: 'div.adn',
  body: BODY,
  sender: [
    ['span.gD[email]', 'email'],
    ['.gF span[email]', 'email'],
  ],
};

/** A message's first row is its header, with the sender to the left (unverified). */
const PRINT_VIEW: MessageLayout = {
  message: '.maincontent > table.message',
  body: '.maincontent > table.message > tbody > tr ~ tr',
  sender: [['td:first-child', TEXT]],
};

/** `Subject - alice@example.com - Gmail`: the subject may hold addresses too, but not in the place before the last. */
function titleAddress(title: string): string | null {
  const place = title.split(' - ').at(-2)?.trim() ?? '';
  const address = addressIn(place);
  return address === place.toLowerCase() ? address : null;
}
