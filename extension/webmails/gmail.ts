import { addressIn, type WebmailAdapter } from './adapter.ts';

/** Gmail: the message stands in the top document (facts/webmails, section 3; its class names change). */
export const gmail: WebmailAdapter = {
  id: 'gmail',
  recognises: (page) => page.location.hostname === 'mail.google.com',
  read(page) {
    const from = page.querySelector('span.gD[email]');
    const recipient = addressIn(page.querySelector('.hb span[email], span.g2[email]')?.getAttribute('email'));
    return {
      sender: { address: addressIn(from?.getAttribute('email')), name: from?.textContent.trim() ?? null },
      recipients: recipient === null ? [] : [recipient],
    };
  },
  messageElement: (page) => page.querySelector('.a3s'),
};
