import { expect, test as base, type Page } from '@playwright/test';
import { FACE, serveFace } from '../fixtures/face.ts';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { serveThread } from '../fixtures/thread.ts';
import { MailBrowser } from './browser.ts';
import { CardReach } from './card-reach.ts';

/** Longer than the card waits before it takes a click for meant (extension/content/card-sight.ts), in milliseconds. */
export const SETTLED = 900;

/** The action that all attacks are after: it loads a picture made for one reader. */
export const LOAD = 'Load this one: tickets.shop.test';

interface Opened {
  readonly page: Page;
  readonly card: CardReach;
  /** How often the server was asked for the picture. */
  readonly asked: () => number;
  /** Moves the pointer onto a button and waits until a click there would count. */
  readonly aim: (name: string) => Promise<{ x: number; y: number }>;
}

interface World {
  server: FixtureServer;
  mail: MailBrowser;
}

export const test = base.extend<{ opened: Opened }, World>({
  server: [
    async ({}, use) => {
      const server = await FixtureServer.start([serveFace, serveThread(0)]);
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  mail: [
    async ({ server }, use) => {
      const browser = await MailBrowser.launch({ port: server.port, extension: true });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  opened: async ({ mail, server }, use) => {
    const page = await mail.newPage();
    await page.goto(FACE.url);
    await expect(page.locator('#ticket')).toBeHidden();
    const asked = () => server.requests().filter((request) => urlOf(request) === FACE.ticket).length;
    const before = asked();
    const card = await CardReach.to(page);
    await openCard(page, card);
    await use({
      page,
      card,
      asked: () => asked() - before,
      aim: async (name) => {
        const place = await card.middleOf(name);
        await page.mouse.move(place.x - 3, place.y - 3);
        await page.mouse.move(place.x, place.y);
        await page.waitForTimeout(SETTLED);
        return place;
      },
    });
    for (const one of mail.context.pages()) if (one !== page) await one.close().catch(() => undefined);
    await page.close();
  },
});

/** A real click on the badge, which hangs on the document's root. */
export async function openCard(page: Page, card: CardReach): Promise<void> {
  const badge = page.locator('html > div').first();
  await expect(badge).toBeVisible();
  const box = await badge.boundingBox();
  if (!box) throw new Error('The badge has no place.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect.poll(() => card.words()).toContain('tickets.shop.test');
}

export { expect };
