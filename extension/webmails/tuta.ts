import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { fromHint, fromText } from './evidence.ts';
import { isOn } from './hosts.ts';
import { addressesAt, type HeaderLayout } from './layout.ts';

/**
 * Tuta: each body in an open shadow root of an element with the same id. The address stands in the unfolded details,
 * in the button behind their first label; folded, only the name does (the client's MailViewerHeader).
 */
export const tuta: WebmailAdapter = {
  id: 'tuta',
  recognises: (page) => isOn(page, 'tuta'),
  messages: (page, around) => messagesAround(page, LAYOUT, around),
  owner: (page) => addressesAt(page, LAYOUT.body, [['.sidebar-section small', fromText]]),
  rows: () => [],
};

const LAYOUT: HeaderLayout = {
  body: '#mail-body',
  sender: [
    ['[aria-live] > .mt-s:first-child > .small.b ~ button', fromText],
    ['.flex-grow[title*="@"]', fromHint],
  ],
};
