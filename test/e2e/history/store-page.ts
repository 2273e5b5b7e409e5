import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { ensureChromium } from '../../setup/browsers.mjs';
import { bundle } from '../popup-view/serve.ts';

/** A browser that opens pages with an IndexedDB of their own and the history's code in them. */
export interface StorePages {
  /** A page with an empty history, in Paris; `globalThis` has what `file-main.ts` puts there. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

export async function openStorePages(): Promise<StorePages> {
  const entry = fileURLToPath(new URL('./file-main.ts', import.meta.url));
  const page = '<!doctype html><title>History</title><script type="module" src="/main.js"></script>';
  const files = (await bundle({ main: entry })).set('/', page);
  const server = createServer((request, response) => {
    const isScript = request.url === '/main.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(files.get(request.url ?? '/'));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    async open() {
      const opened = await (await browser.newContext({ timezoneId: 'Europe/Paris' })).newPage();
      await opened.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await opened.waitForFunction(() => 'takeHome' in globalThis);
      return opened;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
