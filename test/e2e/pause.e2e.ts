import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { mixedMessage } from '../fixtures/message.ts';
import { FixtureServer, urlOf, type Handler } from '../fixtures/server.ts';
import { mailUrl, serveWebmail } from '../fixtures/webmail.ts';
import { MailBrowser } from './browser.ts';
import { copyBuild, type BuildCopy } from './builds.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { openPopup, recordsOf, tabAt, toolbarOf } from './tabs.ts';
import { expect, test as base } from './world.ts';

const INBOX = 'http://inbox.webmail.test/*';
/** A site of its own, which the user has added. */
const OTHER = 'mail.other.test';
const PAUSED = 'Pixelgate is paused here: everything loads, trackers too';
const CALM = 'Pixelgate: trackers in this message';

const serveOther: Handler = ({ host, path }, response) => {
  if (host !== OTHER) return false;
  const { html } = mixedMessage(path.slice(1));
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html><main>${html}`);
  return true;
};

interface Paused {
  readonly server: FixtureServer;
  readonly build: BuildCopy;
  readonly browser: MailBrowser;
}

/** A browser of its own for each test, with two sites that are protected. */
const test = base.extend<{ world: Paused }>({
  world: async ({}, use) => {
    const server = await FixtureServer.start([serveWebmail, serveOther]);
    const build = await copyBuild();
    await build.manifest(({ host_permissions }) => void host_permissions.push(`*://*.${OTHER}/*`));
    const browser = await MailBrowser.launch({ port: server.port, extension: true, build: build.folder });
    await use({ server, build, browser });
    await browser.close();
    await build.remove();
    await server.close();
  },
});

/** A tab above which the user pauses, and the way there. */
async function pause(browser: MailBrowser, url: string, name: string): Promise<Page> {
  const popup = await openPopup(browser, await tabAt(browser, url));
  await popup.getByText('Pause protection').click();
  await popup.getByRole('button', { name }).click();
  await expect(popup.getByRole('heading', { name: 'Pixelgate is paused here' })).toBeVisible();
  return popup;
}

/** Rules that let everything through, as the browser has them. @param popup asking there does not wake the worker */
function pauseRules(popup: Page): Promise<number> {
  return popup.evaluate(
    async () =>
      (await chrome.declarativeNetRequest.getSessionRules()).filter(({ priority }) => priority === 6).length,
  );
}

/** Opens a message on the paused site: all of it is asked for, as without the extension. */
async function expectEverything(server: FixtureServer, page: Page, name: string): Promise<void> {
  const message = mixedMessage(name);
  await page.goto(mailUrl('server-rendered', name));
  await server.waitForAll([...message.trackers, ...message.pictures]);
}

/** Opens a message: no tracker of it is asked for. */
async function expectHeld(server: FixtureServer, page: Page, name: string): Promise<void> {
  const message = mixedMessage(name);
  await page.goto(mailUrl('server-rendered', name));
  await expectAllPictures(server, [page], message);
  await settle(server, page);
  expect(trackersReached(server, message)).toEqual([]);
}

test('a pause on this site lets all load there and nothing elsewhere; then it is held again', async ({
  world: { server, browser },
}) => {
  const page = await browser.newPage();
  await expectHeld(server, page, 'before');
  const tabId = await tabAt(browser, INBOX);
  const records = () => recordsOf(browser);
  await expect.poll(records).toBeGreaterThan(0);
  const before = await records();
  const popup = await pause(browser, INBOX, 'Pause on this site');
  await page.bringToFront();

  const open = mixedMessage('before').trackers.filter((url) => url.includes('/first.gif'));
  await server.waitForAll(open);
  await expectEverything(server, page, 'during');
  expect(await toolbarOf(browser, tabId)).toEqual({ text: '', title: PAUSED });
  expect(await records()).toBe(before);

  const elsewhere = await browser.newPage();
  const other = mixedMessage('elsewhere');
  await elsewhere.goto(`http://${OTHER}/elsewhere`);
  await expectAllPictures(server, [elsewhere], other);
  await settle(server, elsewhere);
  expect(trackersReached(server, other)).toEqual([]);
  const otherTab = await tabAt(browser, `http://${OTHER}/*`);
  await expect.poll(async () => (await toolbarOf(browser, otherTab)).text).toMatch(/^\d+$/);
  await elsewhere.close();

  const noted = await records();
  await popup.getByRole('button', { name: 'Protect again' }).click();
  // What loaded meanwhile is said to have loaded, and never written down as blocked.
  await expect(popup.getByText('Loaded', { exact: true }).first()).toBeAttached();
  expect(await toolbarOf(browser, tabId)).toEqual({ text: '', title: CALM });
  expect(await records()).toBe(noted);

  const later = mixedMessage('later');
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, later.html);
  await expectAllPictures(server, [page], later);
  await settle(server, page);
  expect(trackersReached(server, later)).toEqual([]);
  await expect.poll(async () => (await toolbarOf(browser, tabId)).text).toMatch(/^\d+$/);
  await expect.poll(records).toBeGreaterThan(noted);
});

/** Has ten minutes pass: what was planned for then comes in a moment. */
async function hurry(popup: Page): Promise<void> {
  const planned = await popup.evaluate(async () => {
    const key = 'pauses';
    const alarm = await chrome.alarms.get(key);
    const { pauses } = await chrome.storage.session.get<{ pauses: { until: number }[] }>(key);
    const inTime = pauses.every(({ until }) => until === alarm?.scheduledTime);
    const until = Date.now() + 4_000;
    await chrome.storage.session.set({ [key]: pauses.map((one) => ({ ...one, until })) });
    await chrome.alarms.create(key, { when: until });
    return inTime;
  });
  expect(planned).toBe(true);
}

for (const stopped of [false, true]) {
  const when = stopped ? 'also when the worker was stopped meanwhile' : 'while the worker runs';
  test(`a pause everywhere ends by itself, ${when}`, async ({ world: { server, browser } }) => {
    const page = await browser.newPage();
    await page.goto('http://inbox.webmail.test/empty');
    const elsewhere = await browser.newPage();
    await elsewhere.goto(`http://${OTHER}/nothing-yet`);
    const popup = await pause(browser, INBOX, 'Pause everywhere for 10 minutes');
    await expectEverything(server, page, 'meanwhile');
    const other = mixedMessage('everywhere');
    await elsewhere.goto(`http://${OTHER}/everywhere`);
    await server.waitForAll([...other.trackers, ...other.pictures]);

    await hurry(popup);
    expect(await pauseRules(popup)).toBe(1);
    if (stopped) await browser.stopWorker(page);
    await expect.poll(() => pauseRules(popup), { timeout: 15_000 }).toBe(0);
    await expectHeld(server, page, `over-${stopped}`);
    const tabId = await tabAt(browser, INBOX);
    await expect.poll(async () => (await toolbarOf(browser, tabId)).text).toMatch(/^\d+$/);
  });
}

test('a self-test during a pause works, and leaves the pause as it is', async ({ world: { browser } }) => {
  const page = await browser.newPage();
  await page.goto('http://inbox.webmail.test/empty');
  const popup = await pause(browser, INBOX, 'Pause everywhere for 10 minutes');
  const welcome = await browser.newPage();
  await welcome.goto(`chrome-extension://${await browser.extensionId()}/welcome/index.html`);
  await welcome.getByRole('button', { name: 'Test it' }).click();
  await expect(welcome.getByText(/^It works\./)).toBeVisible();
  expect(await pauseRules(popup)).toBe(1);
});

test('a pause ends with the browser', async ({ world: { server, build } }) => {
  const profile = await mkdtemp(join(tmpdir(), 'pixelgate-pause-'));
  const options = { port: server.port, extension: true, build: build.folder, profile };
  const first = await MailBrowser.launch(options);
  const page = await first.newPage();
  await page.goto('http://inbox.webmail.test/empty');
  await pause(first, INBOX, 'Pause on this site');
  await expectEverything(server, page, 'evening');
  await first.close();

  const second = await MailBrowser.launch(options);
  const next = await second.newPage();
  await expectHeld(server, next, 'morning');
  const popup = await openPopup(second, await tabAt(second, INBOX));
  expect(await pauseRules(popup)).toBe(0);
  await second.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  expect(server.requests().map(urlOf)).toContain(mixedMessage('evening').trackers[0]);
});
