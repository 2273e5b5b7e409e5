import { mixedMessage } from '../fixtures/message.ts';
import { urlOf, type FixtureServer } from '../fixtures/server.ts';
import { mailUrl } from '../fixtures/webmail.ts';
import { MailBrowser } from './browser.ts';
import { copyBuild, type BuildCopy } from './builds.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { openPopup, recordsOf, showingRules, tabAt, toolbarOf } from './tabs.ts';
import { expect, test as base } from './world.ts';

const INBOX = 'http://inbox.webmail.test/*';
/** From the end of loading until the toolbar says so; twice what a quiet machine takes. */
const NOTICED_MS = 4_000;
const WORDS = /not being judged/;

interface Broken {
  readonly build: BuildCopy;
  readonly browser: MailBrowser;
}

/** A browser whose content script dies at its first line, as after a browser update that it does not survive. */
const test = base.extend<{ broken: Broken }>({
  broken: async ({ server }, use) => {
    const build = await copyBuild();
    await build.contentScript((text) => `throw new Error('broken');${text}`);
    const browser = await MailBrowser.launch({ port: server.port, extension: true, build: build.folder });
    await use({ build, browser });
    await browser.close();
    await build.remove();
  },
});

const reached = (server: FixtureServer, urls: readonly string[]): string[] => {
  const asked = new Set(server.requests().map(urlOf));
  return urls.filter((url) => asked.has(url));
};

for (const context of ['server-rendered', 'srcdoc', 'javascript-false-written', 'nested-shadow-roots']) {
  test(`a page without a working script: said at once, shown once if asked, then held again: ${context}`, async ({
    server,
    broken: { browser },
  }) => {
    const message = mixedMessage(`broken-${context}`);
    const page = await browser.newPage();
    await page.goto(mailUrl(context, `broken-${context}`));
    const tabId = await tabAt(browser, INBOX);
    await expect.poll(() => toolbarOf(browser, tabId), { timeout: NOTICED_MS }).toMatchObject({ text: '!' });
    expect((await toolbarOf(browser, tabId)).title).toMatch(WORDS);
    expect(reached(server, [...message.trackers, ...message.pictures])).toEqual([]);

    const popup = await openPopup(browser, tabId);
    await expect(popup.getByText('does not work in this page')).toBeVisible();
    await page.bringToFront();
    await popup.getByRole('button', { name: 'Show this page’s pictures once' }).click();
    await expectAllPictures(server, [page], message);
    await expect(popup.getByRole('heading', { level: 2 })).toHaveText('You showed this page’s pictures');
    await expect.poll(() => showingRules(browser)).toBe(0);
    expect(await recordsOf(browser)).toBe(0);

    server.clear();
    const reloaded = page.waitForEvent('load');
    await popup.getByRole('button', { name: 'Reload this page' }).click();
    await reloaded;
    await expect.poll(() => toolbarOf(browser, tabId), { timeout: NOTICED_MS }).toMatchObject({ text: '!' });
    await expect(popup.getByText('does not work in this page')).toBeVisible();
    expect(reached(server, message.trackers)).toEqual([]);
    await popup.close();
    await page.close();
  });
}

test('a guard that dies later is replaced, and nobody is bothered', async ({ server, guarded }) => {
  const page = await guarded.newPage();
  await page.goto('http://inbox.webmail.test/empty');
  const tabId = await tabAt(guarded, INBOX);
  const worker = await guarded.worker();
  await worker.evaluate(async (id) => {
    await chrome.scripting.executeScript({
      target: { tabId: id },
      func: () => {
        const marked = window as Window & { pixelgateGuard?: { stop(): void } };
        marked.pixelgateGuard?.stop();
        delete marked.pixelgateGuard;
      },
    });
  }, tabId);
  await page.evaluate(() => {
    document.title = 'The webmail goes on';
  });
  const message = mixedMessage('dies-later');
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, message.html);
  await expectAllPictures(server, [page], message);
  await settle(server, page);
  expect(trackersReached(server, message)).toEqual([]);
  expect((await toolbarOf(guarded, tabId)).text).not.toBe('!');
  await page.close();
});

test('a judgement that fails is said within two seconds, and taken back when it succeeds', async ({
  server,
}) => {
  const browser = await MailBrowser.launch({ port: server.port, extension: true });
  const worker = await browser.worker();
  const page = await browser.newPage();
  await page.goto('http://inbox.webmail.test/empty');
  const tabId = await tabAt(browser, INBOX);
  const message = mixedMessage('rules-refused');
  // What no page and no user can do: the browser refuses every rule.
  await worker.evaluate(() => {
    const rules = chrome.declarativeNetRequest as { updateSessionRules: unknown; before?: unknown };
    rules.before = rules.updateSessionRules;
    rules.updateSessionRules = () => Promise.reject(new Error('refused'));
  });
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, message.html);
  await expect.poll(() => toolbarOf(browser, tabId), { timeout: 2_000 }).toMatchObject({ text: '!' });
  expect(reached(server, message.pictures)).toEqual([]);
  await worker.evaluate(() => {
    const rules = chrome.declarativeNetRequest as { updateSessionRules: unknown; before?: unknown };
    rules.updateSessionRules = rules.before;
  });
  await expectAllPictures(server, [page], message);
  await expect.poll(async () => (await toolbarOf(browser, tabId)).text).not.toBe('!');
  await browser.close();
});

for (const context of ['server-rendered', 'javascript-false-written', 'sandboxed-opaque']) {
  test(`no false alarm: ${context}`, async ({ server, guarded }) => {
    const message = mixedMessage(`calm-${context}`);
    const page = await guarded.newPage();
    await page.goto(mailUrl(context, `calm-${context}`));
    const tabId = await tabAt(guarded, INBOX);
    await expectAllPictures(server, [page], message);
    const end = Date.now() + NOTICED_MS;
    while (Date.now() < end) {
      expect((await toolbarOf(guarded, tabId)).text).not.toBe('!');
      await page.waitForTimeout(200);
    }
    await page.close();
  });
}

test('what a worker left open when it was stopped is closed at its next start, and nothing else', async ({
  guarded,
}) => {
  const learned = 1_000_000; // What a private window learned of an interface.

  const worker = await guarded.worker();
  await worker.evaluate(
    (id) =>
      chrome.declarativeNetRequest.updateSessionRules({
        addRules: [
          {
            id,
            priority: 2,
            condition: { initiatorDomains: ['webmail.test'], requestDomains: ['cdn.test'] },
            action: { type: 'allow' },
          },
          {
            id: 900,
            priority: 2,
            condition: { tabIds: [1], topDomains: ['webmail.test'], resourceTypes: ['image'] },
            action: { type: 'allow' },
          },
        ],
      }),
    learned,
  );
  expect(await showingRules(guarded)).toBe(1);
  await guarded.stopWorker();
  const page = await guarded.newPage();
  await page.goto('http://inbox.webmail.test/empty');
  await expect.poll(() => showingRules(guarded)).toBe(0);
  const left = await (await guarded.worker()).evaluate(() => chrome.declarativeNetRequest.getSessionRules());
  expect(left.map(({ id }) => id)).toContain(learned);
  await page.close();
});
