import type { Page } from '@playwright/test';
import { POPUP_CONTEXTS, SCRIPTED_CONTEXTS } from '../fixtures/contexts.ts';
import { mixedMessage } from '../fixtures/message.ts';
import { mailUrl, SERVED_CONTEXTS } from '../fixtures/webmail.ts';
import type { MailBrowser } from './browser.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { expect, test } from './world.ts';

const CONTEXTS = [...Object.keys(SCRIPTED_CONTEXTS), ...SERVED_CONTEXTS, ...Object.keys(POPUP_CONTEXTS)];

/** Opens the message in that context and gives the page first, then the pop-up if there is one. */
async function openMessage(browser: MailBrowser, context: string, name: string): Promise<Page[]> {
  const page = await browser.newPage();
  await page.goto(mailUrl(context, name));
  if (!context.startsWith('popup')) return [page];
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Open' }).click();
  return [page, await popup];
}

for (const context of CONTEXTS) {
  test.describe(context, () => {
    test('no tracker is asked, every ordinary picture shows', async ({ server, guarded }) => {
      const name = `kept-${context}`;
      const message = mixedMessage(name);
      const pages = await openMessage(guarded, context, name);
      await expectAllPictures(server, pages, message);
      for (const page of pages) await settle(server, page);
      expect(trackersReached(server, message)).toEqual([]);
      for (const page of pages) await page.close();
      expect(trackersReached(server, message)).toEqual([]);
    });

    test('control: without the extension every tracker is asked', async ({ server, control }) => {
      const name = `plain-${context}`;
      const message = mixedMessage(name);
      const pages = await openMessage(control, context, name);
      // Browsers ignore @font-face in a shadow root.
      const asked = message.trackers.filter((url) => !(context.includes('shadow') && url.includes('font')));
      await server.waitForAll([...asked, ...message.pictures]);
      for (const page of pages) await page.close();
    });
  });
}
