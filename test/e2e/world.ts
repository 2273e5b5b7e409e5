import { test as base } from '@playwright/test';
import { serveWebmail } from '../fixtures/webmail.ts';
import { FixtureServer } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';

interface WorkerWorld {
  /** Answers for every `*.test` host: fixture webmail, pictures, trackers. */
  server: FixtureServer;
  /** Chromium with the extension. */
  guarded: MailBrowser;
  /** Chromium without it: shows that the trackers of a test are real. */
  control: MailBrowser;
}

/** Playwright's `test` with a server and two browsers, started once for each worker and only when asked for. */
export const test = base.extend<object, WorkerWorld>({
  server: [
    async ({}, use) => {
      const server = await FixtureServer.start([serveWebmail]);
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  guarded: [
    async ({ server }, use) => {
      const browser = await MailBrowser.launch({ port: server.port, extension: true });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  control: [
    async ({ server }, use) => {
      const browser = await MailBrowser.launch({ port: server.port, extension: false });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
