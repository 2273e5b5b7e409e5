import type { Page } from '@playwright/test';
import { mixedMessage } from '../fixtures/message.ts';
import { FixtureServer, urlOf, type Handler } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { openPopup, tabAt, toolbarOf } from './tabs.ts';
import { expect, test as base } from './world.ts';

const HOST = 'mail.added.test';
const PATTERN = `*://*.${HOST}/*`;

/** `/NAME` shows the message of that name, so that no picture comes out of a cache. */
const serveSite: Handler = ({ host, path }, response) => {
  if (host !== HOST) return false;
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`<!doctype html><title>Mail</title><main>${mixedMessage(path.slice(1)).html}</main>`);
  return true;
};

interface AddedSite {
  readonly server: FixtureServer;
  readonly browser: MailBrowser;
  /** A tab of the site, open since before it was added. */
  readonly page: Page;
  readonly tabId: number;
  /** Grants or takes back the host in the browser's own page of extensions, which asks nobody. */
  settings(change: 'addHostPermission' | 'removeHostPermission'): Promise<void>;
}

const test = base.extend<{ site: AddedSite }>({
  site: async ({}, use) => {
    const server = await FixtureServer.start([serveSite]);
    const browser = await MailBrowser.launch({ port: server.port, extension: true });
    const page = await browser.newPage();
    await page.goto(`http://${HOST}/before`);
    await server.waitForAll(mixedMessage('before').trackers); // The control: nothing protects the page.
    const id = await browser.extensionId();
    const admin = await browser.newPage();
    await admin.goto('chrome://extensions');
    const settings: AddedSite['settings'] = (change) =>
      admin.evaluate(
        ([method, extension, pattern]) =>
          new Promise<void>((resolve) => {
            const { developerPrivate } = chrome as unknown as {
              developerPrivate: Record<string, (id: string, host: string, done: () => void) => void>;
            };
            developerPrivate[method]?.(extension, pattern, resolve);
          }),
        [change, id, PATTERN] as const,
      );
    // A host granted there counts as granted once before: the browser gives it without a question.
    await settings('addHostPermission');
    const popup = await browser.newPage();
    await popup.goto(`chrome-extension://${id}/popup/index.html?tab=-1`);
    const session = await browser.context.newCDPSession(popup);
    const asked = await session.send('Runtime.evaluate', {
      expression: `chrome.permissions.request({ origins: ['${PATTERN}'] })`,
      userGesture: true,
      awaitPromise: true,
      returnByValue: true,
    });
    expect(asked.result.value).toBe(true);
    await page.bringToFront();
    const tabId = await tabAt(browser, `*://${HOST}/*`);
    // As the popup does once access is given: the answer comes when the site is protected.
    await popup.evaluate(
      ([tab, host]) => chrome.runtime.sendMessage({ kind: 'protect-site', tabId: tab, host }),
      [tabId, HOST] as const,
    );
    await popup.close();
    await use({ server, browser, page, tabId, settings });
    await browser.close();
    await server.close();
  },
});

/** What the extension has in the browser for added sites, and for that tab. */
async function traces({ browser, tabId }: AddedSite): Promise<unknown> {
  return (await browser.worker()).evaluate(async (id) => {
    const { origins = [] } = await chrome.permissions.getAll();
    const session = await chrome.declarativeNetRequest.getSessionRules();
    const stored = await chrome.storage.session.get();
    return {
      granted: origins.filter((origin) => origin.includes('added.test')),
      rules: (await chrome.declarativeNetRequest.getDynamicRules()).length,
      scripts: (await chrome.scripting.getRegisteredContentScripts()).length,
      releases: session.filter(({ condition }) => condition.tabIds?.includes(id)).length,
      remembered: Object.keys(stored).filter((key) => key.endsWith(`:${id}`)),
    };
  }, tabId);
}

const NOTHING = { granted: [], rules: 0, scripts: 0, releases: 0, remembered: [] };

/** Shows the message of that name in the site's tab, protected: no tracker, every picture. */
async function expectProtected({ server, page }: AddedSite, name: string): Promise<void> {
  const message = mixedMessage(name);
  await page.goto(`http://${HOST}/${name}`);
  await expectAllPictures(server, [page], message);
  await settle(server, page);
  expect(trackersReached(server, message)).toEqual([]);
}

async function expectNothingLeft(site: AddedSite, name: string): Promise<void> {
  await expect.poll(() => traces(site)).toEqual(NOTHING);
  await expect.poll(async () => (await toolbarOf(site.browser, site.tabId)).text).toBe('');
  // In the tab that is still open: neither badge nor placeholder, no picture put aside.
  await expect
    .poll(() =>
      site.page.evaluate(
        () =>
          document.documentElement.querySelectorAll(':scope > div, [data-held-src], [data-held-srcset]')
            .length + document.querySelectorAll('img[style*="display: none !important"]').length,
      ),
    )
    .toBe(0);
  const late = `http://px.tracker.test/open/${name}/late.gif?uid=6f1c9a3e77b24d10a5c2e8`;
  await site.page.evaluate((url) => {
    const pixel = document.createElement('img');
    Object.assign(pixel, { src: url, width: 1, height: 1 });
    document.body.append(pixel);
  }, late);
  await site.server.waitForAll([late]);
  await site.page.reload();
  await site.server.waitForAll(mixedMessage(name).trackers);
  expect(site.server.requests().map(urlOf)).toContain(late);
}

test('a site is protected once added, and given up from the popup at once, also in its open tab', async ({
  site,
}) => {
  await expectProtected(site, 'added');
  await expect.poll(async () => (await toolbarOf(site.browser, site.tabId)).text).toMatch(/^\d+$/);
  const popup = await openPopup(site.browser, site.tabId);
  await site.page.bringToFront();
  await popup.getByRole('button', { name: 'Stop protecting this site' }).click();
  await popup.getByRole('button', { name: 'Stop protecting', exact: true }).click();
  await expect(popup.getByRole('heading', { level: 2 }).first()).not.toHaveText(/tracker/);
  await expectNothingLeft(site, 'added');
});

test('a site taken back in the browser’s own settings is given up the same way', async ({ site }) => {
  await expectProtected(site, 'settings');
  await site.settings('removeHostPermission');
  await expectNothingLeft(site, 'settings');
});
