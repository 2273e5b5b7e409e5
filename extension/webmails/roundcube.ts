import type { WebmailAdapter } from './adapter.ts';
import { fromAttribute, fromLink, fromText } from './evidence.ts';
import { addressesAt, rowsIn, senderIn } from './layout.ts';

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
  owner: (page) => addressesAt(page, BODY, [['.header-title.username, #topnav .username', fromText]]),
  rows: (page) =>
    rowsIn(page, '#messagelist tr.message', BODY, ['.rcmContactAddress[title]', fromAttribute('title')]),
};

const BODY = '#messagebody';

/** The table's row comes first: in the folder of sent mail the short header names the recipient. */
const HEADER = {
  body: BODY,
  sender: [
    [':is(#message-header, #messageheader) .header.from .rcmContactAddress[title]', fromAttribute('title')],
    [':is(#message-header, #messageheader) .header.from a.rcmContactAddress', fromLink],
    [':is(#message-header, #messageheader) .rcmContactAddress[title]', fromAttribute('title')],
  ],
} as const;
