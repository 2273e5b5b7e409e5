import type { WebmailAccess, WebmailsHost } from '../../../extension/welcome/webmail-access.ts';

/** One that is protected, one whose access was taken back, one that the user added. */
const WEBMAILS: readonly WebmailAccess[] = [
  { name: 'Gmail', origins: ['*://*.mail.google.com/*'], added: false, granted: true },
  { name: 'Outlook', origins: ['*://*.outlook.live.com/*'], added: false, granted: false },
  { name: 'mail.example.org', origins: ['*://*.mail.example.org/*'], added: true, granted: true },
];

/** Webmails as a browser knows them. @param willing whether its user says yes @param note told what was asked for */
export function fakeWebmails(willing: boolean, note: (call: string) => void): WebmailsHost {
  let webmails = WEBMAILS;
  let tell: () => void = () => undefined;
  return {
    webmails: () => Promise.resolve(webmails),
    grant(origins) {
      note(`grant ${origins.join()}`);
      if (!willing) return Promise.resolve(false);
      const known = webmails.some((one) => one.origins.join() === origins.join());
      webmails = known
        ? webmails.map((one) => (one.origins.join() === origins.join() ? { ...one, granted: true } : one))
        : [...webmails, { name: origins.join(), origins, added: true, granted: true }];
      tell();
      return Promise.resolve(true);
    },
    giveUp(origins) {
      note(`give up ${origins.join()}`);
      if (!willing) return Promise.reject(new Error('refused'));
      webmails = webmails.filter((one) => one.origins.join() !== origins.join());
      tell();
      return Promise.resolve();
    },
    onAccess(changed) {
      tell = changed;
      return () => undefined;
    },
  };
}
