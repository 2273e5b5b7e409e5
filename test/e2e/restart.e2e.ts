import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { mixedMessage } from '../fixtures/message.ts';
import { mailUrl } from '../fixtures/webmail.ts';
import { ensureChromium } from '../setup/browsers.mjs';
import { chromiumArguments, MailBrowser, type MailBrowserOptions } from './browser.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { expect, test } from './world.ts';

/** Each start is a race between the start page and the extension; one lucky run proves nothing. */
const STARTS = 3;
const CONTEXTS = ['server-rendered', 'srcdoc', 'framed-url'];

/** Chromium started as a person does it, with a start page, and nobody attached until that page is under way. */
async function startWithPage(
  profile: string,
  url: string,
  options: MailBrowserOptions,
): Promise<ChildProcess> {
  await rm(join(profile, 'DevToolsActivePort'), { force: true });
  return spawn(
    ensureChromium(),
    [
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--password-store=basic',
      '--use-mock-keychain',
      ...chromiumArguments(options),
      url,
    ],
    { stdio: 'ignore' },
  );
}

/** The start page, found through the port that Chromium writes into its profile. */
async function attach(profile: string, url: string): Promise<{ page: Page; close: () => Promise<void> }> {
  let port = '';
  await expect
    .poll(async () => {
      port =
        (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).split('\n')[0] ?? '';
      return port;
    })
    .not.toBe('');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser
    .contexts()[0]
    ?.pages()
    .find((candidate) => candidate.url() === url);
  if (!page) throw new Error(`The start page ${url} is not open.`);
  const session = await browser.newBrowserCDPSession();
  return {
    page,
    close: () =>
      session
        .send('Browser.close')
        .catch(() => undefined)
        .then(() => undefined),
  };
}

for (const context of CONTEXTS) {
  test(`browser restarted with the mail page as start page: ${context}`, async ({ server }) => {
    const profile = await mkdtemp(join(tmpdir(), 'pixelgate-restart-'));
    const options = { port: server.port, extension: true, profile };
    const first = await MailBrowser.launch(options);
    await first.close();
    for (let start = 1; start <= STARTS; start += 1) {
      const name = `restart-${context}-${start}`;
      const message = mixedMessage(name);
      const url = mailUrl(context, name);
      const chromiumProcess = await startWithPage(profile, url, options);
      const ended = once(chromiumProcess, 'exit');
      await server.waitForAll([url]);
      const { page, close } = await attach(profile, url);
      await expectAllPictures(server, [page], message);
      await settle(server, page);
      expect(trackersReached(server, message)).toEqual([]);
      await close();
      await ended;
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}

for (const context of [...CONTEXTS, 'inner-html', 'sandboxed-opaque']) {
  test(`worker stopped before the message is opened: ${context}`, async ({ server, guarded }) => {
    for (let round = 1; round <= 2; round += 1) {
      const name = `asleep-${context}-${round}`;
      const message = mixedMessage(name);
      const page = await guarded.newPage();
      await guarded.stopWorker();
      await page.goto(mailUrl(context, name));
      await expectAllPictures(server, [page], message);
      await settle(server, page);
      expect(trackersReached(server, message)).toEqual([]);
      await page.close();
    }
  });
}
