import { expect, test } from '@playwright/test';
import { HELD, serveHeld } from '../fixtures/held-by-webmail.ts';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';

let server: FixtureServer;
let browser: MailBrowser;

test.beforeAll(async () => {
  server = await FixtureServer.start([serveHeld]);
  const build = process.env['PIXELGATE_E2E_BUILD'];
  browser = await MailBrowser.launch({ port: server.port, extension: true, ...(build ? { build } : {}) });
});

test.afterAll(async () => {
  await browser.close();
  await server.close();
});

const asked = (): string[] => {
  const known: readonly string[] = HELD.all;
  return server
    .requests()
    .map(urlOf)
    .filter((url) => known.includes(url));
};

test('what the webmail holds is told in advance; what it lets load is judged as ever', async () => {
  const page = await browser.newPage();
  await page.goto(HELD.url);
  const worker = await browser.worker();
  const tabId = await worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({ url: 'http://inbox.webmail.test/*' });
    return tabs[0]?.id ?? -1;
  });
  const popup = await browser.newPage();
  await popup.goto(`chrome-extension://${await browser.extensionId()}/popup/index.html?tab=${tabId}`);

  await expect(popup.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(
    'Your webmail is holding pictures',
  );
  await expect(
    popup.getByText('If you allow pictures there: 2 pictures will be shown, 1 tracker will stay blocked.'),
  ).toBeVisible();
  await expect(popup.getByRole('button', { name: /Load this one/ })).toHaveCount(0);
  const count = () => worker.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
  expect(await count()).toBe('');
  expect(asked()).toEqual([]); // The webmail does not let them load, so neither do we.

  await page.getByRole('button', { name: 'Load Images' }).click();
  await server.waitForAll([HELD.logo, HELD.banner]);
  await expect(popup.getByRole('article').getByRole('heading', { level: 2 })).toHaveText('1 tracker blocked');
  await expect.poll(count).toBe('1');
  expect(asked()).not.toContain(HELD.pixel);
});
