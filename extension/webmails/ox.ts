import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn, fromHint, fromText } from './evidence.ts';
import { isOn } from './hosts.ts';
import { rowsIn, type HeaderLayout } from './layout.ts';
import { dateAt } from './moment.ts';

/** Open-Xchange App Suite: mailbox.org, Orange, and by its path anywhere else (facts/webmails, section 3). */
export const ox: WebmailAdapter = {
  id: 'ox',
  recognises: (page) =>
    isOn(page, 'mailbox-org', 'orange') || page.location.pathname.startsWith('/appsuite/'),
  messages: (page, around) => messagesAround(page, LAYOUT, around),
  owner: () => [],
  rows: (page) =>
    rowsIn(page, '.list-view li.list-item', LAYOUT.body, [
      '.from[title*="@"], .from [title*="@"], .person[title*="@"]',
      fromHint,
    ]),
};

const LAYOUT: HeaderLayout = {
  body: 'iframe.mail-detail-frame, .mail-detail-content',
  sender: [
    ['.detail-view-header .from .address', fromText],
    ...anywhereIn('.detail-view-header .from, .detail-view-header .person-from'),
  ],
  // Long ago it was written without a T, in hours of half a day.
  date: dateAt('.detail-view-header time.date[datetime*="T"]', '.mail-detail-content', 'datetime'),
  name: '.detail-view-header .from .person-link, .detail-view-header .person-from',
};
