import { expect, test as base, type Page, type Worker } from '@playwright/test';
import { FACE, serveFace } from '../fixtures/face.ts';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';

/** The message open in a tab of a fresh browser, judged; the popup above it on demand. */
interface Opened {
  readonly page: Page;
  readonly worker: Worker;
  readonly tabId: number;
  popup(): Promise<Page>;
  /** From now on the server answers this URL with a redirect that the gate blocks: the picture fails, the request was made. */
  failAfterRequest(url: string): void;
  /** How often the server was asked for this URL. */
  asked(url: string): number;
}

const test = base.extend<{ opened: Opened }>({
  opened: async ({}, use) => {
    const server = await FixtureServer.start([serveFace]);
    const browser = await MailBrowser.launch({ port: server.port, extension: true });
    const page = await browser.newPage();
    await page.goto(FACE.url);
    await server.waitForAll([FACE.logo]);
    const worker = await browser.worker();
    const tabId = await worker.evaluate(async () => {
      const tabs = await chrome.tabs.query({ url: 'http://inbox.webmail.test/*' });
      return tabs[0]?.id ?? -1;
    });
    const id = await browser.extensionId();
    await use({
      page,
      worker,
      tabId,
      popup: async () => {
        const popup = await browser.newPage();
        await popup.goto(`chrome-extension://${id}/popup/index.html?tab=${tabId}`);
        return popup;
      },
      failAfterRequest: (url) => {
        server.redirect(url, 'http://elsewhere.test/open.gif');
      },
      asked: (url) => server.requests().filter((request) => urlOf(request) === url).length,
    });
    await browser.close();
    await server.close();
  },
});

test('toolbar, badge and popup say the same: two trackers blocked, by whom, and what was shown', async ({
  opened,
}) => {
  const { worker, tabId } = opened;
  await expect
    .poll(() => worker.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId))
    .toBe('2');
  const popup = await opened.popup();
  await expect(popup.getByText(FACE.sender)).toBeVisible();
  await expect(popup.getByText('px.tracker.test').first()).toBeVisible();
  await expect(popup.getByText('tickets.shop.test').first()).toBeVisible();
  await expect(popup.getByText('img.shop.test').first()).toBeAttached(); // Behind "show more": what loads is no news.
  expect(opened.asked(FACE.pixel) + opened.asked(FACE.ticket) + opened.asked(FACE.styles)).toBe(0);
});

test('"load this one" loads exactly that one, once, and leaves no release behind', async ({ opened }) => {
  const popup = await opened.popup();
  const row = popup.getByRole('listitem').filter({ hasText: 'tickets.shop.test' });
  await row.getByRole('button').first().click();
  await expect.poll(() => opened.asked(FACE.ticket)).toBe(1);
  await expect
    .poll(() => opened.page.evaluate(() => document.querySelector<HTMLImageElement>('#ticket')?.naturalWidth))
    .toBe(300);
  await expect(opened.page.locator('#ticket')).toBeVisible();
  await expect(row.getByText('Loaded', { exact: true })).toBeVisible();
  const exact = () =>
    opened.worker.evaluate(async () => {
      const rules = await chrome.declarativeNetRequest.getSessionRules();
      return rules.filter((rule) => rule.priority === 4).length;
    });
  await expect.poll(exact).toBe(0);
  expect(opened.asked(FACE.pixel)).toBe(0);
  await opened.page.reload();
  await expect(opened.page.locator('#ticket')).toBeHidden();
  expect(opened.asked(FACE.ticket)).toBe(1);
});

test('a placeholder of the picture’s size loads it on a real click, never on a script’s', async ({
  opened,
}) => {
  const { page } = opened;
  const ticket = page.locator('#ticket');
  await expect(ticket).toBeHidden();
  const placeholder = page.locator('#ticket + *');
  expect(await placeholder.boundingBox()).toMatchObject({ width: 300, height: 120 });
  const reached = await placeholder.evaluate((host) => {
    host.dispatchEvent(new MouseEvent('click', { composed: true }));
    return host.shadowRoot;
  });
  expect(reached).toBeNull();
  await placeholder.click();
  await expect.poll(() => opened.asked(FACE.ticket)).toBe(1);
  await expect(ticket).toBeVisible();
  expect(page.url()).toBe(FACE.url); // The link around it was not followed.
});

test('a picture that fails after its server was asked is not said to be blocked', async ({ opened }) => {
  opened.failAfterRequest(FACE.ticket);
  await opened.page.locator('#ticket + *').click();
  await expect.poll(() => opened.asked(FACE.ticket)).toBeGreaterThan(0);
  const { worker, tabId } = opened;
  await expect
    .poll(() => worker.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId), {
      timeout: 15_000,
    })
    .toBe('1');
});

test('history keeps what was blocked and nothing of the mail', async ({ opened }) => {
  const records = () =>
    opened.worker.evaluate(
      () =>
        new Promise<unknown[]>((resolve, reject) => {
          const open = indexedDB.open('history');
          open.onerror = () => {
            reject(new Error('no history'));
          };
          open.onsuccess = () => {
            const all = open.result.transaction('records').objectStore('records').getAll();
            all.onsuccess = () => {
              open.result.close();
              resolve(all.result);
            };
          };
        }),
    );
  await expect.poll(async () => (await records()).length).toBe(2);
  const stored = await records();
  expect(stored).toContainEqual(
    expect.objectContaining({
      sender: FACE.sender,
      host: 'px.tracker.test',
      decision: 'block',
      webmail: 'roundcube',
    }),
  );
  const text = JSON.stringify(stored);
  for (const secret of ['6f1c9a3e77b24d10a5c2e8', '8812734', 'alice', 'Your ticket'])
    expect(text).not.toContain(secret);
});
