import type { WebmailAdapter } from './adapter.ts';

/** Any webmail nobody described: protected just as well, with the sender unknown. */
export const generic: WebmailAdapter = {
  id: 'generic',
  recognises: () => true,
  messages: () => [],
  owner: () => [],
  rows: () => [],
};
