import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { MailBrowser } from '../e2e/browser.ts';
import { settle } from '../e2e/pictures.ts';
import { urlOf, type FixtureServer } from '../fixtures/server.ts';
import { MAILBOX_HOST } from './mailbox.ts';
import { MESSAGES, remoteUrls, type DemoMessage } from './messages.ts';

const OUTPUT = fileURLToPath(new URL('../output/', import.meta.url));
/** Long URLs are cut in the report: the start names the host and what it is. */
const MAX_URL = 92;

function shorten(url: string): string {
  return url.length > MAX_URL ? `${url.slice(0, MAX_URL)}…` : url;
}

function printList(title: string, urls: readonly string[]): void {
  console.log(`  ${title.padEnd(28)} ${urls.length}`);
  for (const url of urls) console.log(`      ${shorten(url)}`);
}

/** Opens one message, waits until its pictures show, and prints what became of every remote reference. */
async function reportMessage(server: FixtureServer, page: Page, message: DemoMessage): Promise<boolean> {
  server.clear();
  const { pictures, trackers } = remoteUrls(message);
  await page.goto(`http://${MAILBOX_HOST}/#${message.id}`);
  await page.locator('#messagebody > *').first().waitFor({ state: 'attached' });
  let missing = '';
  await server.waitForAll(pictures).catch((error: unknown) => {
    missing = error instanceof Error ? error.message : String(error);
  });
  await settle(server, page);
  const reached = new Set(server.requests().map(urlOf));
  const leaked = trackers.filter((url) => reached.has(url));
  console.log(`\n${message.subject}\n${message.sender.name} <${message.sender.address}>`);
  printList('requested from trackers', leaked);
  printList(
    'held: would have told',
    trackers.filter((url) => !reached.has(url)),
  );
  printList(
    'held first, then released',
    pictures.filter((url) => reached.has(url)),
  );
  if (missing !== '') console.log(`  Not shown: ${missing}`);
  return leaked.length === 0 && missing === '';
}

/** The extension's popup for the mailbox's tab, as a page of its own. */
async function savePopup(browser: MailBrowser, file: string): Promise<void> {
  const worker = await browser.worker();
  const tab = await worker.evaluate(async () => {
    const [mailbox] = await chrome.tabs.query({ url: 'http://demo.webmail.test/*' });
    return mailbox?.id ?? chrome.tabs.TAB_ID_NONE;
  });
  const page = await browser.newPage();
  await page.setViewportSize({ width: 380, height: 620 });
  await page.goto(`chrome-extension://${await browser.extensionId()}/popup/index.html?tab=${tab}`);
  await page.locator('#app > *').first().waitFor();
  await page.screenshot({ path: file });
  await page.close();
}

/**
 * Opens every message of the demo mailbox, prints what was requested, held and released, and saves screenshots.
 * @returns whether no tracker was reached and every ordinary picture shown
 */
export async function reportAll(server: FixtureServer, browser: MailBrowser): Promise<boolean> {
  const page = await browser.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  let good = true;
  for (const message of [...MESSAGES].reverse()) {
    good = (await reportMessage(server, page, message)) && good;
  }
  const files = { mailbox: join(OUTPUT, 'demo-mailbox.png'), popup: join(OUTPUT, 'demo-popup.png') };
  // Once more without the further picture that `settle` adds: the popup counts it too.
  server.clear();
  await page.reload();
  await server.waitForAll(MESSAGES.slice(0, 1).flatMap((message) => remoteUrls(message).pictures));
  await page.screenshot({ path: files.mailbox });
  await savePopup(browser, files.popup);
  console.log(`\nScreenshots: ${files.mailbox}\n             ${files.popup}`);
  return good;
}
