import type { WebmailAdapter } from './adapter.ts';
import { fromAttribute, fromText, type Evidence } from './evidence.ts';
import { messagesIn, rowsIn, type MessageLayout } from './layout.ts';
import { dateAt } from './moment.ts';

/**
 * Horde IMP, the dynamic view: a preview or a window of its own, bodies in frames that the page writes. An address
 * with a name stands in the title, one without is the text (the client's `buildAddressLinks`).
 */
export const horde: WebmailAdapter = {
  id: 'horde',
  recognises: (page) => /\/imp\/(?:dynamic|basic|message|mailbox)\.php$/.test(page.location.pathname),
  messages: (page, around) => messagesIn(page, LAYOUT, around),
  owner: () => [],
  rows: (page) => rowsIn(page, '.vpRow', LAYOUT.body, ['.msgFrom[title*="@"]', fromAttribute('title')]),
};

const LAYOUT: MessageLayout = {
  message: '#previewPane, #msgData',
  body: '.messageBody > *',
  sender: [...addressLink('#msgHeaderFrom'), ...addressLink('#msgHeadersColl .from')],
  date: dateAt('#msgHeaderDate time', '.messageBody', 'datetime'),
};

function addressLink(field: string): Evidence[] {
  return [
    [`${field} .address[title]`, fromAttribute('title')],
    [`${field} .address:not([title])`, fromText],
  ];
}
