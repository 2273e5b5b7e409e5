import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FixtureServer } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { copyBuild } from './builds.ts';
import { settle } from './pictures.ts';
import { openPopup, tabAt } from './tabs.ts';
import { expect, test } from './world.ts';

const HINTED = 'hinted.tracker.test';

/** A server that counts who connects to it: a hint is a connection without a request. */
async function countingServer() {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => server.close(),
  };
}

/** The browser's setting as the extension finds it. */
async function lookingAhead(browser: MailBrowser): Promise<unknown> {
  return (await browser.worker()).evaluate(() => chrome.privacy.network.networkPredictionEnabled.get({}));
}

const SWITCHED_OFF = { value: false, levelOfControl: 'controlled_by_this_extension' };

/**
 * Opens a message with a hint in a browser of its own, and waits until it has connected to somebody, or, where it may
 * not, until what was under way has arrived.
 */
async function expectHint(
  server: FixtureServer,
  connects: boolean,
  options: { extension: boolean; build?: string; profile?: string },
): Promise<void> {
  const hinted = await countingServer();
  const browser = await MailBrowser.launch({
    port: server.port,
    otherHosts: { [HINTED]: hinted.port },
    ...options,
  });
  if (!connects) await expect.poll(() => lookingAhead(browser)).toMatchObject(SWITCHED_OFF);
  const page = await browser.newPage();
  await page.goto('http://inbox.webmail.test/empty');
  await page.evaluate((host) => {
    document.body.innerHTML = `<link rel="preconnect" href="http://${host}/"><p>Dear reader</p>`;
  }, HINTED);
  if (connects) await expect.poll(hinted.connections).toBeGreaterThan(0);
  else await settle(server, page);
  expect(hinted.connections() > 0).toBe(connects);
  await browser.close();
  hinted.close();
}

test('with the permission given, no hint reaches anybody, also after a restart; without it, it does', async ({
  server,
}) => {
  const build = await copyBuild();
  await build.manifest((manifest) => {
    manifest.permissions.push('privacy');
  });
  const profile = await mkdtemp(join(tmpdir(), 'pixelgate-hints-'));
  await expectHint(server, true, { extension: false });
  await expectHint(server, true, { extension: true });
  for (let start = 1; start <= 2; start += 1) {
    await test.step(`start ${start}`, () =>
      expectHint(server, false, { extension: true, build: build.folder, profile }));
  }
  await build.remove();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('"not now" is remembered: nobody is asked twice, also after a restart', async ({ server }) => {
  const profile = await mkdtemp(join(tmpdir(), 'pixelgate-hints-'));
  const offered: number[] = [];
  for (let start = 1; start <= 2; start += 1) {
    const browser = await MailBrowser.launch({ port: server.port, extension: true, profile });
    const page = await browser.newPage();
    await page.goto('http://inbox.webmail.test/empty');
    const popup = await openPopup(browser, await tabAt(browser, 'http://inbox.webmail.test/*'));
    await expect(popup.getByRole('heading', { name: 'No message open' })).toBeVisible();
    const decline = popup.getByRole('button', { name: 'Not now' });
    offered.push(await decline.count());
    if (start === 1) {
      await decline.click();
      await expect(decline).toHaveCount(0);
    }
    await browser.close();
  }
  expect(offered).toEqual([1, 0]);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
