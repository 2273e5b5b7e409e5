import type { WebmailAdapter } from './adapter.ts';
import { fromText } from './evidence.ts';
import { addressesAt, messagesIn, type MessageLayout } from './layout.ts';

/** SOGo, also in mailcow: one message at a time, inline; the list shows names only (measured on 5.8). */
export const sogo: WebmailAdapter = {
  id: 'sogo',
  recognises: (page) => page.location.pathname.includes('/SOGo/so/'),
  messages: (page, around) => messagesIn(page, LAYOUT, around),
  owner: (page) => addressesAt(page, LAYOUT.body, [['[ng-bind="::activeUser.email"]', fromText]]),
  rows: () => [],
};

const LAYOUT: MessageLayout = {
  message: 'md-card',
  body: '.msg-body',
  sender: [['[ng-bind="::viewer.message.from[0].email"]', fromText]],
  name: '[ng-bind="::viewer.message.from[0].name"]',
  source: ({ ownerDocument }) => sourceOf(ownerDocument.location),
};

/**
 * `#!/Mail/0/INBOX/2` is message 2, whose source is at `Mail/0/folderINBOX/2/viewsource` (the client's Message.service).
 * Folders whose names need SOGo's own escaping are left out.
 */
function sourceOf({ origin, pathname, hash }: Location): string | null {
  const user = /^(.{0,200}\/SOGo\/so\/[^/]{1,200}\/Mail\/)/.exec(pathname)?.[1];
  const [, account, folder, uid] = /^#!\/Mail\/(\d{1,4})\/([A-Za-z]{1,100})\/(\d{1,12})$/.exec(hash) ?? [];
  if (!user || !account || !folder || !uid) return null;
  return `${origin}${user}${account}/folder${folder}/${uid}/viewsource`;
}
