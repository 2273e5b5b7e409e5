import type { Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { serveSurfaces } from './popup-view/serve.ts';

/** Badge and placeholders on a page that refuses HTML from strings, as some webmails do. */
let browser: Browser;
let server: Server;
let url: string;

test.beforeAll(async () => {
  ({ server, url } = await serveSurfaces());
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});

test.afterAll(async () => {
  await browser.close();
  server.close();
});

async function open(language: string, colorScheme: 'light' | 'dark', width: number): Promise<Page> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(url + language);
  await expect(page.getByRole('button')).toHaveCount(12);
  return page;
}

for (const [language, scheme] of [
  ['en', 'light'],
  ['fr', 'dark'],
] as const) {
  test(`${language}, ${scheme}: axe finds nothing, nothing sticks out at 320 px`, async () => {
    const page = await open(language, scheme, 700);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    const folder = process.env['SCREENSHOTS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/surfaces-${language}.png` });
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

test('every size says everything to a screen reader, and takes the place it was given', async () => {
  const page = await open('en', 'light', 900);
  const places = page.getByRole('button', {
    name: /^Show picture Made just for you: .* read this\.$/,
  });
  await expect(places).toHaveCount(11);
  const size = async (name: string): Promise<number[]> => {
    const box = await page.locator(`[data-size="${name}"]`).boundingBox();
    return [box?.width ?? 0, box?.height ?? 0];
  };
  expect(await size('600x200')).toEqual([600, 200]);
  expect(await size('120x60')).toEqual([120, 60]);
  expect(await size('1x1')).toEqual([24, 24]);
});

test('the badge stays where its mounter puts it', async () => {
  const page = await open('en', 'light', 900);
  const box = await page.locator('#badge').boundingBox();
  expect(box?.y).toBe(8);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBe(892);
});
