import { expect, type Page } from '@playwright/test';
import type { MailBrowser } from '../e2e/browser.ts';
import { CardReach } from '../e2e/card-reach.ts';
import { busyMailbox, writeHistory } from '../e2e/history-page/seed.ts';
import { settle } from '../e2e/pictures.ts';
import { openPopup, tabAt } from '../e2e/tabs.ts';
import type { FixtureServer } from '../fixtures/server.ts';
import { MAILBOX_HOST } from '../demo/mailbox.ts';

/** The size that stores show (CSS pixels). */
export const SIZE = { width: 1280, height: 800 };

interface Stage {
  readonly browser: MailBrowser;
  readonly server: FixtureServer;
  /** An empty page of that size. */
  readonly page: Page;
}

type Scene = (stage: Stage) => Promise<Buffer>;

/** Opens a message of the demo mailbox and waits until it is judged and its pictures show. */
async function openMessage({ server, page }: Stage, id: string): Promise<void> {
  await page.goto(`http://${MAILBOX_HOST}/#${id}`);
  await page.locator('#messagebody > *').first().waitFor({ state: 'attached' });
  await settle(server, page);
  // Without the further picture that settling adds.
  await page.reload();
  await expect(page.locator('html > div').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** The popup as it hangs below the toolbar, upon the mailbox it speaks of. */
async function withPopup(stage: Stage, id: string): Promise<Buffer> {
  const { browser, page } = stage;
  await openMessage(stage, id);
  const mailbox = await page.screenshot();
  const popup = await openPopup(browser, await tabAt(browser, `http://${MAILBOX_HOST}/*`));
  await popup.setViewportSize({ width: 380, height: 600 });
  await expect(popup.getByRole('article').first()).toBeVisible();
  const above = await popup.screenshot();
  await page.goto('about:blank');
  await page.setContent(`<style>
    body { margin: 0; background: url(data:image/png;base64,${mailbox.toString('base64')}) }
    img { position: fixed; top: 8px; right: 24px; border-radius: 12px; box-shadow: 0 8px 40px #0006, 0 0 0 1px #0002 }
    </style><img src="data:image/png;base64,${above.toString('base64')}">`);
  return page.screenshot();
}

/** The card in the message itself, opened by its badge. */
async function withCard(stage: Stage, id: string): Promise<Buffer> {
  const { page } = stage;
  await openMessage(stage, id);
  const reach = await CardReach.to(page);
  const place = await page.locator('html > div').first().boundingBox();
  if (!place) throw new Error('The badge has no place.');
  await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
  await expect.poll(() => reach.words()).not.toBe('');
  await page.mouse.move(0, 0);
  return page.screenshot();
}

/** One of the extension's own pages, once all of it is there. */
async function ownPage({ browser, page }: Stage, path: string): Promise<Page> {
  await page.goto(`chrome-extension://${await browser.extensionId()}/${path}`);
  await expect(page.locator('main')).not.toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('main h2').first()).toBeVisible();
  return page;
}

/** The history page on ninety made-up days. @param last selector of what is there last */
async function history(stage: Stage, hash: string, last: string): Promise<Buffer> {
  await writeHistory(await ownPage(stage, 'history/index.html'), busyMailbox(Date.now()));
  await stage.page.goto('about:blank');
  const page = await ownPage(stage, `history/index.html${hash}`);
  await expect(page.locator(last).first()).toBeVisible();
  return page.screenshot();
}

/** The settings of somebody who has allowed something. */
async function settings(stage: Stage): Promise<Buffer> {
  for (const id of ['order', 'techniques']) {
    await openMessage(stage, id);
    const popup = await openPopup(stage.browser, await tabAt(stage.browser, `http://${MAILBOX_HOST}/*`));
    const choice = popup.getByRole('button', { name: 'This sender' }).first();
    await choice.click();
    await expect(choice).toHaveAttribute('aria-pressed', 'true');
    await popup.close();
  }
  const page = await ownPage(stage, 'settings/index.html');
  await expect(page.locator('.webmail').first()).toBeVisible();
  return page.screenshot();
}

/** The first page, its self-test done. */
async function welcome(stage: Stage): Promise<Buffer> {
  const page = await ownPage(stage, 'welcome/index.html');
  await expect(page.locator('.webmail').first()).toBeVisible();
  await page.locator('.self-test .button').click();
  await expect(page.locator('.verdict[data-result=holds]')).toBeVisible();
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  return page.screenshot();
}

/** What each picture shows, in the order in which stores show them. */
export const SCENES: Readonly<Record<string, Scene>> = {
  popup: (stage) => withPopup(stage, 'techniques'),
  card: (stage) => withCard(stage, 'order'),
  history: (stage) => history(stage, '', '.charts'),
  sender: (stage) => history(stage, '#sender/news@shop.test', '.facts-grid'),
  report: (stage) => history(stage, '#report/news@shop.test', '.report table'),
  welcome,
  settings,
};
