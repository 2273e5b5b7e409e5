import { expect } from '@playwright/test';
import type { FixtureServer } from '../fixtures/server.ts';
import type { WebmailFixture } from '../fixtures/webmails/fixture.ts';
import type { MailBrowser } from './browser.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { openWebmail, type OpenedWebmail } from './webmails-run.ts';

/** How long a resource that was held may take to be let through on a busy machine (milliseconds). */
const PATIENCE = { timeout: 8_000 };

/**
 * With the extension: no tracker is asked, every ordinary picture shows, every resource of the webmail's own interface
 * loads as in the control, and the popup names the sender where the page does. Each is checked whatever the others give.
 *
 * @param control what the interface asked for without the extension
 */
export async function expectProtected(
  browser: MailBrowser,
  server: FixtureServer,
  fixture: WebmailFixture,
  control: readonly string[],
): Promise<void> {
  const opened = await openWebmail(browser, server, fixture, 'kept');
  const lost = await expectAllPictures(server, [opened.page], opened.message, PATIENCE.timeout).then(
    () => null,
    (error: unknown) => String(error),
  );
  expect.soft(lost, 'pictures').toBeNull();
  const missing = (): string[] => {
    const asked = new Set(opened.interfaceUrls());
    return control.filter((url) => !asked.has(url));
  };
  await expect.soft.poll(missing, { ...PATIENCE, message: 'interface' }).toEqual([]);
  if (fixture.sender !== null) await expectSender(browser, fixture.sender, opened);
  await settle(server, opened.page);
  expect.soft(trackersReached(server, opened.message), 'trackers').toEqual([]);
  await opened.page.close();
  expect(trackersReached(server, opened.message), 'trackers after closing').toEqual([]);
}

async function expectSender(browser: MailBrowser, sender: string, { page }: OpenedWebmail): Promise<void> {
  const worker = await browser.worker();
  const tabId = await worker.evaluate(
    async (url) => {
      const tabs = await chrome.tabs.query({ url });
      return tabs[0]?.id ?? -1;
    },
    `${new URL(page.url()).origin}/*`,
  );
  const popup = await browser.newPage();
  await popup.goto(`chrome-extension://${await browser.extensionId()}/popup/index.html?tab=${tabId}`);
  await expect.soft(popup.getByText(sender).first(), 'sender').toBeVisible();
  await popup.close();
}
