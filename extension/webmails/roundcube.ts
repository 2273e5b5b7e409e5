import { addressIn, topDocument, type WebmailAdapter } from './adapter.ts';

/** Roundcube 1.4 and newer: message in a preview frame or in the top document (facts/webmails, section 3). */
export const roundcube: WebmailAdapter = {
  id: 'roundcube',
  recognises: (page) =>
    page.querySelector('#messagebody, #message-header, #messagecontframe, form[name="form"]#login-form') !==
    null,
  read(page) {
    const from = page.querySelector('#message-header .rcmContactAddress, #messageheader .rcmContactAddress');
    const owner = topDocument(page).querySelector('.header-title.username, .username');
    const recipient = addressIn(owner?.textContent);
    return {
      sender: { address: addressIn(from?.getAttribute('title')), name: from?.textContent.trim() ?? null },
      recipients: recipient === null ? recipientsIn(page) : [recipient],
    };
  },
  messageElement: (page) => page.querySelector('#messagebody'),
};

/** Without a name in the task bar (a message opened in its own window) the To header is the next best. */
function recipientsIn(page: Document): string[] {
  const to = page.querySelectorAll(
    '#message-header .header-links ~ * .rcmContactAddress, .header.to .rcmContactAddress',
  );
  return [...to]
    .slice(0, MAX_RECIPIENTS)
    .flatMap((element) => addressIn(element.getAttribute('title')) ?? []);
}

/** Enough for the mailbox's own address; a long To list is not the owner's. */
const MAX_RECIPIENTS = 3;
