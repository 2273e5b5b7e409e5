import type { WebmailAdapter } from './adapter.ts';
import { fromAttribute, fromText } from './evidence.ts';
import { messageOf, senderIn } from './layout.ts';

/** Cypht: one message at a time, inline (facts/webmails, section 3). */
export const cypht: WebmailAdapter = {
  id: 'cypht',
  recognises: (page) => /[?&]page=message\b/.test(page.location.search),
  messages(page) {
    const body = page.querySelector(LAYOUT.body);
    return body ? [messageOf(body.closest('.msg_text') ?? body, senderIn(page, LAYOUT), {})] : [];
  },
  owner: () => [],
  rows: () => [],
};

const LAYOUT = {
  body: '.msg_text_inner',
  sender: [
    ['#contact_info', fromText],
    ['#contact_info[title*="@"], #contact_info [title*="@"]', fromAttribute('title')],
  ],
} as const;
