import type { WebmailAdapter } from './adapter.ts';
import { messagesAround } from './around-body.ts';
import { anywhereIn } from './evidence.ts';
import { isOn } from './hosts.ts';
import type { HeaderLayout } from './layout.ts';

/** La Poste: its software is unverified (facts/webmails, section 3), so this finds what a body commonly stands in. */
export const laposte: WebmailAdapter = {
  id: 'laposte',
  recognises: (page) => isOn(page, 'laposte'),
  messages: (page, around) => messagesAround(page, LAYOUT, around),
  owner: () => [],
  rows: () => [],
};

const LAYOUT: HeaderLayout = {
  body: '.message-body, .mail-body, .messageBody, .mail-content, .message-content, iframe[class*="mail" i], iframe[class*="message" i], iframe[id*="message" i]',
  sender: anywhereIn('[class*="sender" i], [class*="from" i], [class*="expediteur" i]'),
};
