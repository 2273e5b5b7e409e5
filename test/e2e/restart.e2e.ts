import { spawn } from 'node:child_process';
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

interface StartedBrowser {
  /** The page that was opened at the start. */
  attach(): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Starts Chromium on its old profile, as a person does, and opens the page the moment the browser listens: about a
 * quarter of a second after its start, while the extension is still being loaded, and with no debugger attached.
 * (A page named on the command line is no use: with any unpacked extension that has network rules, Chromium 156
 * often never begins to load it, be the extension ours or one of a single rule.)
 */
async function startWithPage(
  profile: string,
  url: string,
  options: MailBrowserOptions,
): Promise<StartedBrowser> {
  const portFile = join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const args = [
    '--headless',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--password-store=basic',
  ];
  const chromiumProcess = spawn(
    ensureChromium(),
    [...args, '--use-mock-keychain', ...chromiumArguments(options), 'about:blank'],
    { stdio: 'ignore' },
  );
  const ended = once(chromiumProcess, 'exit');
  let port = '';
  await expect
    .poll(
      async () => {
        port = /^(\d+)\n/.exec(await readFile(portFile, 'utf8').catch(() => ''))?.[1] ?? '';
        return port;
      },
      { intervals: [5] },
    )
    .not.toBe('');
  await fetch(`http://127.0.0.1:${port}/json/new?${url}`, { method: 'PUT' });
  return {
    attach: async () => {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const page = browser
        .contexts()[0]
        ?.pages()
        .find((candidate) => candidate.url() === url);
      if (!page) throw new Error(`${url} is not open.`);
      return page;
    },
    close: async () => {
      chromiumProcess.kill('SIGTERM');
      await ended;
    },
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
      const browser = await startWithPage(profile, url, options);
      await server.waitForAll([url]);
      const page = await browser.attach();
      await expectAllPictures(server, [page], message);
      await settle(server, page);
      expect(trackersReached(server, message)).toEqual([]);
      await browser.close();
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
