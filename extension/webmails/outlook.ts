import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromAttribute, fromHint, fromText, type Evidence } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt, rowsIn } from './layout.ts';

/**
 * Outlook on the web: bodies have a stable id, what stands around them has not (facts/webmails, section 3). Colleagues
 * of the same organisation are shown without an address.
 */
export const outlook: WebmailAdapter = {
  id: 'outlook',
  recognises: (page) => isOn(page, HOSTS),
  messages: (page) => messagesAround(page, BODY, SENDER),
  owner: (page) =>
    addressesAt(page, BODY, [
      ['#mectrl_currentAccount_secondary', fromText],
      ['#O365_MainLink_Me[aria-label*="@"], #O365_MainLink_Me [title*="@"]', fromLabelOrTitle],
    ]),
  rows: (page) => rowsIn(page, '[role="option"][data-convid]', BODY, ['span[title*="@"]', fromHint]),
};

const HOSTS = ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'];

const BODY = 'div[id^="UniqueMessageBody"]';

const SENDER: readonly Evidence[] = [
  ...anywhereIn('[id$="_FROM"]'),
  ['span[aria-label^="From:"]', fromAttribute('aria-label')],
  ...anywhereIn('[data-app-section="ItemHeader"] [class*="from" i]'),
];

function fromLabelOrTitle(element: Element): string | null {
  return fromAttribute('aria-label')(element) ?? fromAttribute('title')(element);
}
