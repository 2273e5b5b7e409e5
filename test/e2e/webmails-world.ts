import { test as base } from '@playwright/test';
import { makeCertificate } from '../fixtures/certificate.ts';
import { FixtureServer } from '../fixtures/server.ts';
import { serveProxies } from '../fixtures/webmails/proxies.ts';
import { fixtureHosts, serveWebmails } from '../fixtures/webmails/serve.ts';
import { MailBrowser } from './browser.ts';

export interface WebmailsWorld {
  /** Answers for every webmail's real hosts and `*.test`, over http and https. */
  webmails: { readonly server: FixtureServer; readonly key: string };
  /** Chromium with the extension, and without: one of each for all webmails. */
  guarded: MailBrowser;
  control: MailBrowser;
}

function launch({ server, key }: WebmailsWorld['webmails'], extension: boolean): Promise<MailBrowser> {
  const otherHosts = Object.fromEntries(fixtureHosts().map((host) => [host, server.port]));
  return MailBrowser.launch({ port: server.port, extension, otherHosts, trustedKey: key });
}

/** Playwright's `test` with the webmails under their own names. */
export const test = base.extend<object, WebmailsWorld>({
  webmails: [
    async ({}, use) => {
      const certificate = await makeCertificate();
      const server = await FixtureServer.start([serveProxies, serveWebmails], 0, certificate);
      await use({ server, key: certificate.publicKeyHash });
      await server.close();
    },
    { scope: 'worker' },
  ],
  guarded: [
    async ({ webmails }, use) => {
      const browser = await launch(webmails, true);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  control: [
    async ({ webmails }, use) => {
      const browser = await launch(webmails, false);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});
