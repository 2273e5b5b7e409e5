import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn } from './evidence.ts';
import { isOn } from './hosts.ts';
import type { HeaderLayout } from './layout.ts';

/** Zoho Mail: only the body is known; what stands around it is unverified (facts/webmails, section 3). */
export const zoho: WebmailAdapter = {
  id: 'zoho',
  recognises: (page) => isOn(page, 'zoho'),
  messages: (page, around) => messagesAround(page, LAYOUT, around),
  owner: () => [],
  rows: () => [],
};

const LAYOUT: HeaderLayout = {
  body: '.jsConTent',
  sender: anywhereIn('[class*="sender" i], [class*="from" i], [data-sender]'),
};
