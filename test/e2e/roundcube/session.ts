import { expect, type Locator, type Page } from '@playwright/test';
import { MailBrowser, type MailBrowserOptions } from '../browser.ts';
import { USER } from './configuration.ts';
import type { Roundcube } from './serve.ts';

const HOST = 'roundcube.webmail.test';

/** A browser whose first page is logged in to Roundcube. */
export interface Session {
  readonly browser: MailBrowser;
  readonly page: Page;
}

/** Starts a browser and logs in: the message list shows. */
export async function login(
  roundcube: Roundcube,
  options: Pick<MailBrowserOptions, 'port' | 'extension' | 'trustedKey'>,
): Promise<Session> {
  const browser = await MailBrowser.launch({ ...options, otherHosts: { [HOST]: roundcube.port } });
  const page = await browser.newPage();
  await page.goto(`http://${HOST}/`);
  await page.locator('#rcmloginuser').fill(USER.name);
  await page.locator('#rcmloginpwd').fill(USER.password);
  await page.locator('#rcmloginsubmit').click();
  await page.locator('#messagelist tr.message').first().waitFor();
  return { browser, page };
}

/**
 * Opens a message of the inbox in a page of its own and presses Roundcube's "Allow".
 * @param uid the message's IMAP number
 */
export async function openAllowed(page: Page, uid: number): Promise<void> {
  await page.goto(`http://${HOST}/?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`);
  await page.locator('#remote-objects-message a[href="#loadremote"]').click();
  await page.waitForURL(/_safe=1/);
  await page.waitForLoadState('load');
}

/** Opens a message as "Allow" shows it, with nothing in the browser's cache. @param uid the message's IMAP number */
export async function openAfresh(page: Page, uid: number): Promise<void> {
  await emptyCache(page);
  await page.goto(`http://${HOST}/?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show&_safe=1`);
}

/** Roundcube's ways to write about an open message, by the class of their buttons. */
export type Answer = 'reply' | 'forward';

/** From an open message to its editor, which holds the quote. */
export async function answer(page: Page, how: Answer): Promise<void> {
  await page.locator(`#messagetoolbar a.${how}, #toolbar-menu a.${how}`).first().click();
  await page.waitForURL(/_action=compose/);
  await editor(page).getByText('Until Sunday').waitFor();
}

/** The document of Roundcube's HTML editor. */
function editor(page: Page): Locator {
  return page.frameLocator('#composebody_ifr').locator('body');
}

/** Empties the browser's cache, so that every picture that shows from now on has been asked for. */
export async function emptyCache(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

/** Types at the beginning of the message. */
export async function typeAtTop(page: Page, words: string): Promise<void> {
  await editor(page).press('Control+Home');
  await page.keyboard.type(words);
}

/**
 * Inserts a picture by its address where the cursor stands, with the editor's own dialog, which loads the picture
 * first to learn its size.
 */
export async function insertPicture(page: Page, url: string, width: number): Promise<void> {
  const button = page.locator('button[title="Insert/edit image"]');
  if (!(await button.isVisible())) await page.locator('button[title="More..."]').click();
  await button.click();
  const dialog = page.locator('.tox-dialog');
  await dialog.getByLabel('Source').fill(url);
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('Width')).toHaveValue(String(width));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

/** Presses "Save" and waits until the draft is in the mailbox. */
export async function saveDraft(page: Page): Promise<void> {
  await page.locator('a.save.draft').first().click();
  await page.locator('#messagestack .confirmation').waitFor();
}
