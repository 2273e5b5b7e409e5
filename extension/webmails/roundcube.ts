import type { WebmailAdapter } from './adapter.ts';
import { addressesAt, rowsIn, senderIn, TEXT } from './layout.ts';

/** Roundcube 1.4 and newer: message in a preview frame or in the top document (facts/webmails, section 3). */
export const roundcube: WebmailAdapter = {
  id: 'roundcube',
  pageFrames: '#messagecontframe',
  recognises: (page) =>
    page.querySelector('body[class*="task-"], script[src*="program/js/app"]') !== null ||
    /[?&]_task=mail\b/.test(page.location.search),
  messages(page) {
    const element = page.querySelector(BODY);
    return element ? [{ element, sender: senderIn(page, HEADER) }] : [];
  },
  owner: (page) =>
    addressesAt(page, BODY, [['.header-title.username, #taskbar .username, #topnav .username', TEXT]]),
  rows: (page) => rowsIn(page, '#messagelist tr.message', BODY, ['.rcmContactAddress[title]', 'title']),
};

const BODY = '#messagebody';

/** The table's row comes first: in the folder of sent mail the short header names the recipient. */
const HEADER = {
  body: BODY,
  sender: [
    [
      '#message-header .header.from .rcmContactAddress, #messageheader .header.from .rcmContactAddress',
      'title',
    ],
    [
      '#message-header .header.from a.rcmContactAddress, #messageheader .header.from a.rcmContactAddress',
      'href',
    ],
    ['#message-header .rcmContactAddress, #messageheader .rcmContactAddress', 'title'],
  ],
} as const;
