import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { LANGUAGES, tagOf, type Language } from '../../shared/locales/translate.ts';
import { mailUrl } from '../fixtures/webmail.ts';
import type { MailBrowser } from './browser.ts';
import { busyMailbox, writeHistory } from './history-page/seed.ts';
import { settle } from './pictures.ts';
import { openPopup, tabAt } from './tabs.ts';
import { expect, test } from './world.ts';

const SENDER = encodeURIComponent('news@shop.test');
/** The pages as people install them; their states are looked at one by one by the `-view` tests. */
const PAGES = [
  'welcome/index.html',
  'settings/index.html',
  'history/index.html',
  `history/index.html#sender/${SENDER}`,
  `history/index.html#report/${SENDER}`,
] as const;

async function openAll(guarded: MailBrowser): Promise<Page[]> {
  const all: Page[] = [];
  for (const path of PAGES) {
    const page = await guarded.newPage();
    await page.goto(`chrome-extension://${await guarded.extensionId()}/${path}`);
    await page.waitForSelector('h1');
    if (path === 'history/index.html') await writeHistory(page, busyMailbox(Date.now()));
    await page.reload();
    all.push(page);
  }
  return all;
}

/** Says it once, as the settings do: every open page follows. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => chrome.storage.local.set({ settings: { language: chosen } }), language);
}

test('every page in every language, by turns light and dark: axe finds nothing', async ({
  server,
  guarded,
}) => {
  test.setTimeout(240_000);
  const message = await guarded.newPage();
  const url = mailUrl('server-rendered', 'axe');
  await message.goto(url);
  await settle(server, message);
  const pages = [...(await openAll(guarded)), await openPopup(guarded, await tabAt(guarded, url))];
  try {
    for (const [turn, language] of LANGUAGES.entries()) {
      for (const [index, page] of pages.entries()) {
        if (index === 0) await speak(page, language);
        await page.emulateMedia({ colorScheme: (turn + index) % 2 === 0 ? 'light' : 'dark' });
        await expect(page.locator('html')).toHaveAttribute('lang', tagOf(language));
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
        expect.soft(found, `${page.url()} ${language}`).toEqual([]);
      }
    }
  } finally {
    // The next file of this worker has the same browser.
    await pages[0]?.evaluate(() => chrome.storage.local.remove('settings'));
    for (const page of [message, ...pages]) await page.close();
  }
});
