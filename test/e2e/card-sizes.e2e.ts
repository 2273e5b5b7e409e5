import type { Page } from '@playwright/test';
import { FACE } from '../fixtures/face.ts';
import { CardReach } from './card-reach.ts';
import { expect, LOAD, openCard, SETTLED, test } from './card-world.ts';
import type { MailBrowser } from './browser.ts';

/** Zooms the tab as its user does, by the browser. */
async function zoom(mail: MailBrowser, factor: number): Promise<void> {
  const worker = await mail.worker();
  await worker.evaluate(async (wanted) => {
    const tabs = await chrome.tabs.query({ url: 'http://inbox.webmail.test/*' });
    for (const { id } of tabs) if (id !== undefined) await chrome.tabs.setZoom(id, wanted);
  }, factor);
}

/** The card is opened, acted in and closed by keyboard, and nothing of it sticks out. */
async function expectUsable(page: Page, card: CardReach, asked: () => number): Promise<void> {
  expect(await card.sticksOut()).toBeLessThanOrEqual(0);
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    if ((await card.focused())?.startsWith(LOAD) === true) break;
  }
  expect(await card.focused()).toContain(LOAD);
  await page.waitForTimeout(SETTLED);
  await page.keyboard.press('Enter');
  await expect.poll(asked).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => card.card()).toBeNull();
}

test('320 px wide: nothing of the card sticks out, and it can be used', async ({ opened }) => {
  const { page, card, asked } = opened;
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(320);
  await expectUsable(page, card, asked);
});

test('200 % zoom: nothing of the card sticks out, and it can be used', async ({ opened, mail }) => {
  const { page, card, asked } = opened;
  await page.setViewportSize({ width: 640, height: 900 });
  const before = await page.evaluate(() => innerWidth);
  await zoom(mail, 2);
  try {
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(before / 2);
    await expectUsable(page, card, asked);
  } finally {
    await zoom(mail, 1);
  }
});

test('control: what sticks out is noticed', async ({ opened }) => {
  const { page, card } = opened;
  await page.evaluate(() => {
    document
      .querySelector<HTMLElement>('html > div[popover]')
      ?.style.setProperty('right', '-40px', 'important');
  });
  expect(await card.sticksOut()).toBeGreaterThan(0);
});

test('opened on a page of 320 px, the card fits', async ({ mail, opened }) => {
  await opened.page.setViewportSize({ width: 320, height: 640 });
  const page = await mail.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(FACE.url);
  await expect(page.locator('#ticket')).toBeHidden();
  const card = await CardReach.to(page);
  await openCard(page, card);
  expect(await card.sticksOut()).toBeLessThanOrEqual(0);
});
