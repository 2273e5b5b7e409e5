import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { makeCertificate } from '../fixtures/certificate.ts';
import { FixtureServer, urlOf, type Handler } from '../fixtures/server.ts';
import { E2E_BUILD, MailBrowser, type MailBrowserOptions } from './browser.ts';
import { settle } from './pictures.ts';
import { openPopup, tabAt } from './tabs.ts';

const SITE = 'inbox.webmail.test';
const LIST = 'https://lists.test/privacy.txt';
const ORIGIN = 'https://lists.test/*';

/** An ordinary picture, and one that nothing but the list speaks against. Each message has its own, so that none is cached. */
const ordinary = (name: string): string => `http://img.shop.test/picture/coat-${name}-240x120.png`;
const listed = (name: string): string => `http://img.shop.test/picture/listed-${name}-240x120.png`;

const serveMessage: Handler = ({ host, path }, response) => {
  if (host !== SITE) return false;
  const name = path.slice(1);
  const pictures = [ordinary(name), listed(name)].map(
    (url) =>
      `<a href="http://www.shop.test/"><img src="${url}" width="240" height="120" alt="Our coats"></a>`,
  );
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`<!doctype html><title>Mail</title><main><p>Hello</p>${pictures.join('')}<p>Bye</p></main>`);
  return true;
};

const serveList: Handler = ({ host, path, headers }, response) => {
  if (host !== 'lists.test') return false;
  if (path === '/page') response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Log in</html>');
  else if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
  else
    response
      .writeHead(200, { 'Content-Type': 'text/plain', ETag: '"1"' })
      .end('! Title: Test list\n||img.shop.test/picture/listed-*.png$image\n@@||img.shop.test/picture/coat-');
  return true;
};

/** Words that only the engine's own code has. */
const ENGINE = 'serialized engine version mismatch';

test('the engine stands in the background alone, which calls no import()', async () => {
  const scripts = (await readdir(E2E_BUILD, { recursive: true })).filter((file) => file.endsWith('.js'));
  const read = (file: string): Promise<string> => readFile(join(E2E_BUILD, file), 'utf8');
  const codes = await Promise.all(scripts.map(async (file) => ({ file, code: await read(file) })));
  const [engine, ...others] = codes.filter(({ code }) => code.includes(ENGINE));
  expect(others).toEqual([]);
  expect(await read('service-worker-loader.js')).toContain(engine?.file);
  expect(engine?.code).not.toMatch(/\bimport\(/); // It throws in a service worker.
});

async function openMessage(browser: MailBrowser, server: FixtureServer, name: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`http://${SITE}/${name}`);
  await server.waitForAll([ordinary(name)]);
  await settle(server, page);
  return page;
}

async function openSettings(browser: MailBrowser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/settings/index.html`);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  return page;
}

/** Adds a list as a person does, and gives what is said of it. */
async function addList(settings: Page, address: string): Promise<void> {
  await settings.getByLabel('Address of a list').fill(address);
  await settings.getByRole('button', { name: 'Add the list' }).click();
}

/** A host once granted in the browser's own page and given up again is granted without a question: nobody can answer here. */
async function grantUnasked(browser: MailBrowser, settings: Page): Promise<void> {
  const admin = await browser.newPage();
  await admin.goto('chrome://extensions');
  await admin.evaluate(
    ([extension, pattern]) =>
      new Promise<void>((resolve) => {
        const { developerPrivate } = chrome as unknown as {
          developerPrivate: Record<string, (id: string, host: string, done: () => void) => void>;
        };
        developerPrivate['addHostPermission']?.(extension, pattern, resolve);
      }),
    [await browser.extensionId(), ORIGIN] as const,
  );
  await admin.close();
  await settings.evaluate((origin) => chrome.permissions.remove({ origins: [origin] }), ORIGIN);
}

/** Whether the list's host may be asked, what is registered for webmails that the user added, and how often lists are looked at. */
const accessOf = (settings: Page): Promise<unknown> =>
  settings.evaluate(
    async (origin) => ({
      access: await chrome.permissions.contains({ origins: [origin] }),
      scripts: (await chrome.scripting.getRegisteredContentScripts()).length,
      minutes: (await chrome.alarms.get('filter-lists'))?.periodInMinutes ?? null,
    }),
    ORIGIN,
  );

const reached = (server: FixtureServer, name: string): number =>
  server.requests((request) => urlOf(request) === listed(name)).length;

test('a list that the user adds blocks what it names, is named, outlives the browser, and goes with its access', async () => {
  test.setTimeout(120_000);
  const certificate = await makeCertificate();
  const server = await FixtureServer.start([serveMessage, serveList], 0, certificate);
  const profile = await mkdtemp(join(tmpdir(), 'pixelgate-lists-'));
  const options: MailBrowserOptions = {
    port: server.port,
    extension: true,
    trustedKey: certificate.publicKeyHash,
    profile,
  };
  let browser = await MailBrowser.launch(options);

  await openMessage(browser, server, 'before');
  await server.waitForAll([listed('before')]); // The control: without the list it is a picture like any other.

  let settings = await openSettings(browser);
  const status = (): ReturnType<Page['getByRole']> =>
    settings.getByRole('region', { name: 'Filter lists' }).getByRole('status');
  await grantUnasked(browser, settings);
  await addList(settings, 'https://lists.test/page');
  await expect(status()).toHaveText('This is a web page, not a list.');
  await expect.poll(() => accessOf(settings)).toEqual({ access: false, scripts: 0, minutes: null });
  await addList(settings, LIST);
  await expect(status()).toContainText('Added: Test list.');
  await expect.poll(() => accessOf(settings)).toEqual({ access: true, scripts: 0, minutes: 60 });

  await openMessage(browser, server, 'with');
  expect(reached(server, 'with')).toBe(0);
  const popup = await openPopup(browser, await tabAt(browser, `http://${SITE}/with`));
  await expect(
    popup.getByText('It is on a filter list that you have added: Test list.').first(),
  ).toBeVisible();
  await popup.close();

  await browser.stopWorker();
  await openMessage(browser, server, 'worker');
  expect(reached(server, 'worker')).toBe(0);

  await browser.close();
  browser = await MailBrowser.launch(options);
  const open = await openMessage(browser, server, 'restart');
  expect(reached(server, 'restart')).toBe(0);

  settings = await openSettings(browser);
  await settings.getByRole('button', { name: 'Refresh: Test list' }).click();
  await expect(status()).toHaveText('Up to date: Test list');
  expect(
    server.requests(({ host }) => host === 'lists.test').map(({ headers }) => headers['if-none-match']),
  ).toEqual([undefined, undefined, '"1"']);
  await expect.poll(() => accessOf(settings)).toEqual({ access: true, scripts: 0, minutes: 60 });

  await settings.getByRole('button', { name: 'Remove: Test list' }).click();
  await expect(status()).toHaveText('Removed: Test list');
  await open.bringToFront();
  await server.waitForAll([listed('restart')]); // In the message that is open.
  await expect.poll(() => accessOf(settings)).toEqual({ access: false, scripts: 0, minutes: null });
  await openMessage(browser, server, 'after');
  await server.waitForAll([listed('after')]);

  await browser.close();
  await server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
