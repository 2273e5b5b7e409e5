import type { WebmailAdapter } from './adapter.ts';
import { addressIn } from './address.ts';
import { fromAttribute, fromBrackets } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt, messagesIn, rowsIn, type MessageLayout } from './layout.ts';

/** Gmail: messages stand in the top document (facts/webmails, section 3; its class names change). */
export const gmail: WebmailAdapter = {
  id: 'gmail',
  recognises: (page) => isOn(page, 'gmail'),
  messages(page) {
    const shown = messagesIn(page, CONVERSATION);
    return shown.length > 0 ? shown : messagesIn(page, PRINT_VIEW);
  },
  owner(page) {
    const account = addressesAt(page, BODY, [[ACCOUNT_BUTTON, fromAttribute('aria-label')]]);
    const title = titleAddress(page.title);
    if (account.length > 0) return account;
    if (title !== null) return [title];
    return addressesAt(page, BODY, [['.hb span[email], span.g2[email]', fromAttribute('email')]]).slice(0, 1);
  },
  rows: (page) => rowsIn(page, 'tr.zA', BODY, ['.yW span[email]', fromAttribute('email')]),
};

const BODY = '.a3s, .ii';

const ACCOUNT_BUTTON = 'a[href^="https://accounts.google.com/SignOutOptions"]';

const CONVERSATION: MessageLayout = {
  message: 'div.adn',
  body: BODY,
  sender: [
    ['span.gD[email]', fromAttribute('email')],
    ['.gF span[email]', fromAttribute('email')],
  ],
  date: timeInId,
};

/** Gmail's ids of received messages begin with eleven hexadecimal digits of milliseconds: when its server got them. */
function timeInId(message: ParentNode): number | null {
  const id = (message as Element).getAttribute('data-legacy-message-id') ?? '';
  return /^1[0-9a-f]{15}$/.test(id) ? Number.parseInt(id.slice(0, 11), 16) : null;
}

/** A message's first row is its header, with the sender to the left (unverified). */
const PRINT_VIEW: MessageLayout = {
  message: '.maincontent > table.message',
  body: '.maincontent > table.message > tbody > tr ~ tr',
  sender: [['td:first-child', fromBrackets]],
};

/** `Subject - alice@example.com - Gmail`: the subject may hold addresses too, but not in the place before the last. */
function titleAddress(title: string): string | null {
  const place = title.split(' - ').at(-2)?.trim() ?? '';
  const address = addressIn(place);
  return address === place.toLowerCase() ? address : null;
}
