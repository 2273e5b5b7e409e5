import type { WebmailAdapter } from './adapter.ts';
import { fromAttribute, fromLink, fromText } from './evidence.ts';
import { addressesAt, messageOf, rowsIn, senderIn } from './layout.ts';
import { dateAt } from './moment.ts';

/** Roundcube 1.4 and newer: message in a preview frame or in the top document (facts/webmails, section 3). */
export const roundcube: WebmailAdapter = {
  id: 'roundcube',
  pageFrames: '#messagecontframe',
  recognises: (page) =>
    page.querySelector('body[class*="task-"], script[src*="program/js/app"]') !== null ||
    /[?&]_task=mail\b/.test(page.location.search),
  messages(page) {
    const element = page.querySelector(BODY);
    if (!element) return [];
    const facts = { date: () => DATE(page), source: () => sourceOf(page) };
    return [messageOf(element, senderIn(page, HEADER), facts)];
  },
  owner: (page) => addressesAt(page, BODY, [['.header-title.username, #topnav .username', fromText]]),
  rows: (page) =>
    rowsIn(page, '#messagelist tr.message', BODY, ['.rcmContactAddress[title]', fromAttribute('title')]),
};

const BODY = '#messagebody';

/**
 * The short header shows the date as the user set it; only `2026-03-03 10:12`, the default, can be read for certain. Its
 * time zone is the browser's unless the user chose another one.
 */
const DATE = dateAt('#message-header .header-summary .text-nowrap', BODY);

/** The address behind "Show source": the page's own with another action (measured on 1.6: no token is asked for). */
function sourceOf({ location }: Document): string | null {
  const asked = new URLSearchParams(location.search);
  const [uid, folder] = [asked.get('_uid'), asked.get('_mbox')];
  if (!uid || !folder || asked.has('_part')) return null;
  const source = { _task: 'mail', _action: 'viewsource', _uid: uid, _mbox: folder };
  return `${location.origin}${location.pathname}?${new URLSearchParams(source).toString()}`;
}

/** The table's row comes first: in the folder of sent mail the short header names the recipient. */
const HEADER = {
  body: BODY,
  sender: [
    [':is(#message-header, #messageheader) .header.from .rcmContactAddress[title]', fromAttribute('title')],
    [':is(#message-header, #messageheader) .header.from a.rcmContactAddress', fromLink],
    [':is(#message-header, #messageheader) .rcmContactAddress[title]', fromAttribute('title')],
  ],
} as const;
