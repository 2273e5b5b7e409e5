import { expect, type Page } from '@playwright/test';
import type { MessageFixture } from '../fixtures/message.ts';
import { urlOf, type FixtureServer } from '../fixtures/server.ts';
import { ALLOW, SUBJECT, type WebmailFixture } from '../fixtures/webmails/fixture.ts';
import { messageName, messageOf, pageUrl } from '../fixtures/webmails/serve.ts';
import type { MailBrowser } from './browser.ts';
import { settle } from './pictures.ts';

/** A fixture's message, opened (and its pictures allowed) in a page of its own. */
export interface OpenedWebmail {
  readonly page: Page;
  readonly message: MessageFixture;
  /** What the webmail itself has asked for, besides the message's references; the message's name is left out. */
  interfaceUrls(): string[];
}

/** Opens the webmail, chooses the message in its list, presses its "show pictures". The server's log begins anew. */
export async function openWebmail(
  browser: MailBrowser,
  server: FixtureServer,
  fixture: WebmailFixture,
  use: string,
): Promise<OpenedWebmail> {
  const name = messageName(fixture, use);
  const message = messageOf(fixture, name);
  server.clear();
  const page = await browser.newPage();
  // What an earlier opening left in the cache would be asked of no server.
  await (await browser.context.newCDPSession(page)).send('Network.clearBrowserCache');
  await page.goto(pageUrl(fixture, name));
  if (fixture.opensAtOnce !== true) await clickText(page, SUBJECT);
  if (fixture.held) await clickText(page, ALLOW);
  const references = new Set([...message.trackers, ...message.pictures]);
  const interfaceUrls = (): string[] => {
    const asked = server.requests(({ path }) => path !== '/favicon.ico' && !path.includes('sentinel-'));
    const own = asked.map(urlOf).filter((url) => !references.has(url));
    return [...new Set(own.map((url) => url.replaceAll(name, 'NAME')))].sort();
  };
  return { page, message, interfaceUrls };
}

/** Clicks what says `text`, in whatever frame or open shadow root it stands. */
async function clickText(page: Page, text: string): Promise<void> {
  const clicked = async (): Promise<boolean> => {
    for (const frame of page.frames()) {
      const found = frame.getByText(text).first();
      if ((await found.count().catch(() => 0)) === 0) continue;
      await found.click();
      return true;
    }
    return false;
  };
  await expect.poll(clicked, { message: `"${text}" can be clicked`, intervals: [20, 50, 100] }).toBe(true);
}

/** Without protection: what the webmail itself asks for, after all of the message has been asked for. */
export async function controlRun(
  browser: MailBrowser,
  server: FixtureServer,
  fixture: WebmailFixture,
): Promise<string[]> {
  const opened = await openWebmail(browser, server, fixture, 'plain');
  await server.waitForAll([...opened.message.trackers, ...opened.message.pictures]);
  await settle(server, opened.page);
  await opened.page.close();
  return opened.interfaceUrls();
}
