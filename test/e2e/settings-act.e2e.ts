import { readFile } from 'node:fs/promises';
import { expect, test as base, type Page } from '@playwright/test';
import { CATALOGUES } from '../../shared/locales/translate.ts';
import { DOUBTFUL, serveDoubtful } from '../fixtures/doubtful.ts';
import { FACE, serveFace } from '../fixtures/face.ts';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { openPopup, tabAt, toolbarOf } from './tabs.ts';

const test = base.extend<{ server: FixtureServer; mail: MailBrowser }>({
  server: async ({}, use) => {
    const server = await FixtureServer.start([serveFace, serveDoubtful]);
    await use(server);
    await server.close();
  },
  mail: async ({ server }, use) => {
    const mail = await MailBrowser.launch({ port: server.port, extension: true });
    await use(mail);
    await mail.close();
  },
});

async function openSettings(browser: MailBrowser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/settings/index.html`);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  return page;
}

test('a choice is kept, and acts', async ({ mail }) => {
  const page = await openSettings(mail);
  const visible = page.getByRole('switch', { name: 'Show visible pictures made for you alone' });
  const kept = page.getByRole('combobox', { name: 'How long history is kept' });
  await visible.click();
  await expect(page.locator('.status')).toHaveText('Saved.');
  await kept.selectOption('1 month');
  await expect(kept).toHaveValue('1');
  await page.reload();
  await expect(visible).toBeChecked();
  await expect(kept).toHaveValue('1');
});

test('strict blocks a doubtful picture, says so, and lets it be loaded by hand; standard shows it', async ({
  mail,
  server,
}) => {
  const asked = () => server.requests().filter((one) => urlOf(one) === DOUBTFUL.doubtful).length;
  const settings = await openSettings(mail);
  await settings.getByRole('switch', { name: /^Strict/ }).click();
  await expect(settings.locator('.status')).toHaveText('Saved.');
  const page = await mail.newPage();
  await page.goto(DOUBTFUL.url);
  await server.waitForAll([DOUBTFUL.logo]);
  const tabId = await tabAt(mail, DOUBTFUL.url);
  await expect.poll(async () => (await toolbarOf(mail, tabId)).text).toBe('2');
  expect(asked()).toBe(0);
  const popup = await openPopup(mail, tabId);
  await expect(popup.getByText('what is doubtful is blocked').first()).toBeAttached();
  await settings.getByRole('switch', { name: /^Strict/ }).click();
  await expect.poll(asked).toBe(1); // In the message that is open, at once.
  await expect.poll(async () => (await toolbarOf(mail, tabId)).text).toBe('1');
});

test('another language holds at once: settings, popup, badge, toolbar', async ({ mail, server }) => {
  const page = await mail.newPage();
  await page.goto(FACE.url);
  await server.waitForAll([FACE.logo]);
  const tabId = await tabAt(mail, FACE.url);
  await expect.poll(async () => (await toolbarOf(mail, tabId)).title).toContain('2 trackers blocked');
  const popup = await openPopup(mail, tabId);
  await expect(popup.locator('html')).toHaveAttribute('lang', 'en');
  const settings = await openSettings(mail);
  await settings.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(settings.getByRole('heading', { level: 1 })).toContainText('Einstellungen');
  for (const one of [settings, popup]) await expect(one.locator('html')).toHaveAttribute('lang', 'de');
  await expect
    .poll(async () => (await toolbarOf(mail, tabId)).title)
    .toMatch(/^Pixelgate: 2 Tracker blockiert/);
  const unspoken = await (await mail.worker()).evaluate(() => chrome.action.getTitle({}));
  expect(unspoken).toBe(CATALOGUES.de['extension.toolbar-title']);
  await mail.stopWorker(settings);
  await page.reload();
  await expect
    .poll(async () => (await toolbarOf(mail, tabId)).title)
    .toMatch(/^Pixelgate: 2 Tracker blockiert/);
  await settings.getByRole('combobox', { name: 'Sprache' }).selectOption('browser');
  await expect(popup.locator('html')).toHaveAttribute('lang', 'en');
});

test('what is set goes into a file, is reset, and comes back from it', async ({ mail }) => {
  const page = await openSettings(mail);
  const strict = page.getByRole('switch', { name: /^Strict/ });
  const lookUp = page.getByRole('switch', { name: 'Ask senders’ web sites why they track' });
  const said = page.locator('.status');
  for (const one of [strict, lookUp]) {
    await one.click();
    await expect(one).toBeChecked();
  }
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const file = await readFile(await saved.path());
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(said).toHaveText('Everything is set as it was at first.');
  for (const one of [strict, lookUp]) await expect(one).not.toBeChecked();
  const choose = (buffer: Buffer): Promise<void> =>
    page
      .locator('input[type=file][accept*=json]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
  await choose(Buffer.from('{"format":"pixelgate-settings","version":9,"settings":{"strictness":"strict"}}'));
  await expect(said).toContainText('Nothing changed.');
  await choose(Buffer.alloc(50 * 1024 * 1024 - 1, '['));
  await expect(said).toContainText('too big');
  await expect(strict).not.toBeChecked();
  await choose(file);
  await expect(said).toContainText('The settings were taken over.');
  for (const one of [strict, lookUp]) await expect(one).toBeChecked();
});
