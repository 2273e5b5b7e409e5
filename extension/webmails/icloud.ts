import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn } from './evidence.ts';
import { isOn } from './hosts.ts';
import type { HeaderLayout } from './layout.ts';

/**
 * iCloud Mail: the body stands in a frame on a domain of its own, in a frame of the page (facts/webmails, section 3).
 * Where the sender stands is unverified. The body's own document says nothing.
 */
export const icloud: WebmailAdapter = {
  id: 'icloud',
  pageFrames: 'iframe.child-application, iframe[src*="/applications/mail2/"]',
  recognises: (page) => isOn(page, 'icloud'),
  messages: (page, around) =>
    page.location.hostname.endsWith('icloud-sandbox.com') ? [] : messagesAround(page, LAYOUT, around),
  owner: () => [],
  rows: () => [],
};

const LAYOUT: HeaderLayout = {
  body: 'iframe[src*="/mail2-message/"], iframe[src*="icloud-sandbox.com"]',
  sender: anywhereIn('[class*="sender" i], [class*="message-from" i], [class*="from-address" i]'),
};
