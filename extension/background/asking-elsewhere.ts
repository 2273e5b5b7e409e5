/** What the user may have us ask outside the browser, or of the page: never without a click, or a setting that says so. */
import { getDomain } from 'tldts';
import { webmailAt } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { browser } from '../platform/browser.ts';
import type { CheckServices } from './check-sender.ts';
import type { LookUpServices } from './look-up.ts';
import { readSourceIn } from './message-source.ts';
import type { OptOutServices } from './opt-out.ts';
import { requestOptOut } from './opt-out-request.ts';
import { webHost } from './sites.ts';
import { askWellKnown } from './well-known.ts';
import { WellKnownCache } from './well-known-cache.ts';

const cache = new WellKnownCache(browser.storage.local, () => Date.now());
const ask = (url: string, how: RequestInit): Promise<Response> => fetch(url, how);

function hasAccess(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`https://${host}/*`] });
}

/** The browser's side of what can be done about a message. */
export const asking: Pick<CheckServices, 'readSource' | 'receiver' | 'organisation'> &
  Pick<LookUpServices, 'askWellKnown'> &
  Pick<OptOutServices, 'post' | 'openTab'> & { isPrivate(tabId: number): Promise<boolean> } = {
  readSource: readSourceIn,
  async receiver(tabId) {
    const host = webHost((await browser.tabs.get(tabId)).url);
    const webmail = host === null ? null : webmailAt(host, KNOWN_WEBMAILS);
    return { authservIds: webmail?.authservIds ?? [], ownNetwork: webmail !== null };
  },
  organisation: (host) => getDomain(host, { allowPrivateDomains: true }),
  askWellKnown: (domain, keep) =>
    askWellKnown(domain, keep, {
      fetch: ask,
      cache,
      hasAccess: (url) => hasAccess(new URL(url).hostname),
      registrableDomain: (host) => getDomain(host),
    }),
  async post(url, origins) {
    // Just before: without access, an answer that was hidden would be taken for none.
    const readable = await browser.permissions.contains({ origins: [...origins] });
    return requestOptOut(url, readable, ask);
  },
  async openTab(url) {
    await browser.tabs.create({ url });
  },
  async isPrivate(tabId) {
    return (await browser.tabs.get(tabId)).incognito;
  },
};
