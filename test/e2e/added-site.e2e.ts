import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { mixedMessage } from '../fixtures/message.ts';
import { FixtureServer, type Handler } from '../fixtures/server.ts';
import { E2E_BUILD, MailBrowser } from './browser.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';

const HOST = 'mail.added.test';
/** Each host shows a message of its own, so that none comes out of a cache. */
const messageOf = (host: string) => mixedMessage(host.replaceAll('.', '-'));

const serveSite: Handler = ({ host }, response) => {
  if (host !== HOST && !host.endsWith(`.${HOST}`)) return false;
  response
    .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><main>${messageOf(host).html}</main>`);
  return true;
};

/** Nobody can press "Allow" in a headless browser, so a copy of the build has the host granted from the start. */
async function buildWithHostGranted(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pixelgate-build-'));
  await cp(E2E_BUILD, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push(`*://*.${HOST}/*`);
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

test('a host that the user has added is held, judged and released like any other webmail', async () => {
  const build = await buildWithHostGranted();
  const server = await FixtureServer.start([serveSite]);
  const browser = await MailBrowser.launch({ port: server.port, extension: true, build });
  const worker = await browser.worker();
  const registered = () =>
    worker.evaluate(async () => {
      const rules = await chrome.declarativeNetRequest.getDynamicRules();
      const scripts = await chrome.scripting.getRegisteredContentScripts();
      return rules.length > 0 && scripts.length === 2;
    });
  await expect.poll(registered).toBe(true);
  const page = await browser.newPage();
  for (const host of [HOST, `www.${HOST}`]) {
    const message = messageOf(host);
    await page.goto(`http://${host}/`);
    await expectAllPictures(server, [page], message);
    await settle(server, page);
    expect(trackersReached(server, message)).toEqual([]);
  }
  await browser.close();
  await server.close();
  await rm(build, { recursive: true, force: true });
});

test('control: without the extension the trackers on that host are asked', async () => {
  const server = await FixtureServer.start([serveSite]);
  const browser = await MailBrowser.launch({ port: server.port, extension: false });
  const page = await browser.newPage();
  await page.goto(`http://${HOST}/`);
  await server.waitForAll([...messageOf(HOST).trackers, ...messageOf(HOST).pictures]);
  await browser.close();
  await server.close();
});
