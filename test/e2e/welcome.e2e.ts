import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { LANGUAGES } from '../../shared/locales/translate.ts';
import { E2E_BUILD, MailBrowser } from './browser.ts';
import { bundle } from './popup-view/serve.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ORIGIN = 'http://welcome.test';

let browser: Browser;
let files: Map<string, string>;

test.beforeAll(async () => {
  files = await bundle({
    main: here('welcome/fake-main.tsx'),
    style: here('../../extension/welcome/welcome.css'),
  });
  const page = await readFile(here('../../extension/welcome/index.html'), 'utf8');
  files.set('/', page.replace('./welcome.css', './style.css').replace('./main.tsx', './main.js'));
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});

test.afterAll(() => browser.close());

interface Opening {
  readonly language?: string;
  readonly willing?: boolean;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly forced?: boolean;
}

/** Opens the first page with a fake browser behind it, under the policy that the extension's pages have. */
async function open(opening: Opening = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: opening.width ?? 1100, height: 800 },
    colorScheme: opening.scheme ?? 'light',
    forcedColors: opening.forced === true ? 'active' : 'none',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const types: Record<string, string> = { js: 'text/javascript', css: 'text/css' };
    return route.fulfill({
      contentType: `${types[pathname.split('.')[1] ?? ''] ?? 'text/html'}; charset=utf-8`,
      headers: { 'content-security-policy': "default-src 'self'" },
      body: files.get(pathname) ?? '',
    });
  });
  await page.addInitScript(
    (given) => {
      globalThis.fakeWelcome = { ...given, calls: [] };
    },
    { language: opening.language ?? 'en', willing: opening.willing ?? true },
  );
  await page.goto(`${ORIGIN}/`);
  await expect(page.locator('.webmail')).toHaveCount(3);
  return page;
}

const calls = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.fakeWelcome.calls);

/** Languages and themes do not meet: each theme is seen with half of the words. */
for (const [index, language] of LANGUAGES.entries()) {
  const scheme = index % 2 === 0 ? 'light' : 'dark';
  test(`${language}, ${scheme}: axe finds nothing, and nothing sticks out at 320 px`, async () => {
    const page = await open({ language, scheme });
    await page.locator('.self-test .button').click();
    await expect(page.locator('.verdict[data-result=holds]')).toBeVisible();
    for (const width of [1100, 320]) {
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
}

test('by keyboard alone: access to what lacks it, a webmail of one’s own, the self-test, the settings', async () => {
  const page = await open();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Give access: Outlook' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Protected from now on: Outlook')).toBeVisible();
  await expect(page.locator('.webmail-missing')).toHaveCount(0);
  await page.getByLabel('Another webmail: its address').focus();
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the address of a web page.')).toBeVisible();
  await page
    .getByLabel('Another webmail: its address')
    .fill('https://post.example.org/roundcube/?_task=mail');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Protected from now on: post.example.org')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Test it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^It works\./)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await calls(page)).toEqual([
    'grant *://*.outlook.live.com/*',
    'grant *://*.post.example.org/*',
    'settings',
  ]);
});

test('access that is refused is said, and an added webmail can be given up', async () => {
  const refused = await open({ willing: false });
  await refused.getByRole('button', { name: 'Give access: Outlook' }).click();
  await expect(refused.getByText('The browser gave no access. Nothing changed.')).toBeVisible();
  await expect(refused.locator('.webmail-missing')).toHaveCount(1);
  const page = await open();
  await page.getByRole('button', { name: 'Stop protecting: mail.example.org' }).click();
  await expect(page.getByText('No longer protected: mail.example.org')).toBeVisible();
  await expect(page.locator('.webmail')).toHaveCount(2);
});

test('it opens once, after installing, and its self-test runs in the build that people install', async () => {
  const guarded = await MailBrowser.launch({
    port: 9,
    extension: true,
    build: join(dirname(E2E_BUILD), 'chrome'),
  });
  const id = await guarded.extensionId();
  const address = `chrome-extension://${id}/welcome/index.html`;
  await expect.poll(() => guarded.context.pages().filter((page) => page.url() === address).length).toBe(1);
  const page = guarded.context.pages().find((one) => one.url() === address);
  if (!page) throw new Error('The first page did not open.');
  await expect(page.locator('.webmail').first()).toContainText('AOL Mail');
  await expect(page.locator('.webmail-missing')).toHaveCount(0);
  await page.getByRole('button', { name: 'Test it' }).click();
  await expect(page.getByText(/^It works\./)).toBeVisible();
  await guarded.stopWorker();
  await page.reload(); // Wakes the worker: no second page.
  await page.getByRole('button', { name: 'Test it' }).click();
  await expect(page.getByText(/^It works\./)).toBeVisible();
  expect(guarded.context.pages().filter((one) => one.url() === address)).toHaveLength(1);
  await guarded.close();
});

/** Only to look at; where `SCREENSHOTS` names a folder. */
async function takeScreenshots(folder: string): Promise<void> {
  for (const look of [
    { scheme: 'light', width: 1100, language: 'en' },
    { scheme: 'dark', width: 1100, language: 'fr' },
    { scheme: 'dark', width: 320, language: 'de' },
    { scheme: 'light', width: 1100, language: 'en', forced: true },
  ] as const) {
    const page = await open(look);
    await page.locator('.self-test .button').click();
    await expect(page.locator('.verdict[data-result=holds]')).toBeVisible();
    const kind = 'forced' in look ? 'forced' : look.scheme;
    await page.screenshot({ path: `${folder}/welcome-${kind}-${look.width}.png`, fullPage: true });
    await page.context().close();
  }
}

const folder = process.env['SCREENSHOTS'];
if (folder !== undefined) test('screenshots', () => takeScreenshots(folder));
