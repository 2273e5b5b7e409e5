import { expect, test as base, type Page } from '@playwright/test';
import { DECLARED, serveDeclared } from '../fixtures/declared-page.ts';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { CardReach } from './card-reach.ts';
import { openPopup, tabAt } from './tabs.ts';

/** Longer than the card waits before it takes a key for meant (extension/content/card-sight.ts), in milliseconds. */
const SETTLED = 900;
/** More steps than any of our pages has places. */
const MANY = 120;

const test = base.extend<{ server: FixtureServer; mail: MailBrowser }>({
  server: async ({}, use) => {
    const server = await FixtureServer.start([serveDeclared]);
    await use(server);
    await server.close();
  },
  mail: async ({ server }, use) => {
    const mail = await MailBrowser.launch({
      port: server.port,
      extension: true,
      otherHosts: { 'www.shop.example': server.port },
    });
    await use(mail);
    await mail.close();
  },
});

/** A page and nothing but its keyboard. What holds it is asked of the browser, as a screen reader does. */
class Keyboard {
  readonly page: Page;
  private readonly reach: CardReach;

  private constructor(page: Page, reach: CardReach) {
    this.page = page;
    this.reach = reach;
  }

  static async of(page: Page): Promise<Keyboard> {
    await page.bringToFront();
    return new Keyboard(page, await CardReach.to(page));
  }

  /** Goes on with Tab until something of this name holds the keyboard. */
  async tabTo(name: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let step = 0; step < MANY; step += 1) {
      await this.page.keyboard.press('Tab');
      const focused = (await this.reach.focused()) ?? '';
      if (name.test(focused)) return;
      passed.push(focused);
    }
    throw new Error(`Nothing named ${String(name)} among: ${passed.join(' | ')}`);
  }

  async press(name: RegExp, key = 'Enter'): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press(key);
  }

  /** The same on a card in a message, which takes no key that comes at once. */
  async pressOnCard(name: RegExp): Promise<void> {
    await this.tabTo(name);
    await this.page.waitForTimeout(SETTLED);
    await this.page.keyboard.press('Enter');
  }

  /** What the card in the message says. */
  words(): Promise<string> {
    return this.reach.words();
  }
}

/** The page that opens when something is done. */
async function opened(mail: MailBrowser, act: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([mail.context.waitForEvent('page', { timeout: 15_000 }), act()]);
  await page.waitForLoadState();
  return page;
}

async function firstPage(mail: MailBrowser): Promise<Page> {
  const welcome = await mail.newPage();
  await welcome.goto(`chrome-extension://${await mail.extensionId()}/welcome/index.html`);
  await expect(welcome.locator('.webmail').first()).toBeVisible();
  const keys = await Keyboard.of(welcome);
  await keys.press(/^Test it$/);
  await expect(welcome.getByText(/^It works\./)).toBeVisible();
  return opened(mail, () => keys.press(/^Settings$/));
}

async function settings(page: Page): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  const keys = await Keyboard.of(page);
  await keys.press(/^Protection$/);
  await keys.press(/^Strict/, 'Space');
  await expect(page.getByRole('switch', { name: /^Strict/ })).toBeChecked();
  await keys.tabTo(/^Language$/);
  await page.keyboard.type('fr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

/** Opens the message's card from its badge, and allows its purpose. */
async function approve(page: Page): Promise<void> {
  const keys = await Keyboard.of(page);
  await keys.press(/1 tracker blocked/);
  await expect.poll(() => keys.words()).toContain('Allow for');
  await keys.pressOnCard(/^This sender$/);
}

async function withdraw(page: Page): Promise<void> {
  const keys = await Keyboard.of(page);
  await keys.press(/^Withdraw: .*news@shop\.example$/);
  await expect(page.locator('.status')).toContainText('Withdrawn: ');
  await expect(page.getByRole('row')).toHaveCount(0);
}

async function forget(page: Page): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  const keys = await Keyboard.of(page);
  await keys.tabTo(/^Search$/);
  await page.keyboard.type('shop');
  await keys.press(new RegExp(DECLARED.sender));
  await expect(page).toHaveURL(/shop/);
  await keys.press(/^Delete this sender$/);
  await keys.press(/^Delete$/);
  await expect(page.getByRole('status').first()).toHaveText(`Deleted: ${DECLARED.sender}`);
}

test('everything is done by keyboard alone, from the first page to the deleted history', async ({
  mail,
  server,
}) => {
  test.setTimeout(120_000);
  const asked = () => server.requests().filter((one) => urlOf(one) === DECLARED.pixel).length;
  const settingsPage = await firstPage(mail);
  await settings(settingsPage);

  const message = await mail.newPage();
  await message.goto(DECLARED.url);
  await server.waitForAll([DECLARED.logo]);
  expect(asked()).toBe(0);
  await approve(message);
  await expect.poll(asked).toBe(1);

  await withdraw(settingsPage);
  const popup = await openPopup(mail, await tabAt(mail, DECLARED.url));
  await expect(popup.locator('main')).toHaveAttribute('aria-busy', 'false');
  const above = await Keyboard.of(popup);
  await above.press(/^Unsubscribe$/);
  await expect(popup.getByRole('button', { name: 'Open', exact: true })).toBeFocused();
  const wayOut = await opened(mail, () => popup.keyboard.press('Enter'));
  expect(wayOut.url()).toBe(DECLARED.wayOut);
  await wayOut.close();

  await forget(await opened(mail, () => above.press(/^History/)));
});
