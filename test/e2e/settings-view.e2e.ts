import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import type { FilterList } from '../../extension/filter-lists.ts';
import type { SettingsState } from '../../extension/settings/settings-state.ts';
import { bundle } from './popup-view/serve.ts';
import { LISTS } from './settings-view/fake-lists.ts';
import { STATES } from './settings-view/states.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ORIGIN = 'http://settings.test';

let browser: Browser;
let files: Map<string, string>;

test.beforeAll(async () => {
  files = await bundle({
    main: here('settings-view/fake-main.ts'),
    style: here('../../extension/settings/settings.css'),
  });
  const page = await readFile(here('../../extension/settings/index.html'), 'utf8');
  files.set('/', page.replace('./settings.css', './style.css').replace('./main.ts', './main.js'));
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
  readonly lists?: readonly FilterList[];
}

/** Opens the settings with a fake background, under the policy that the extension's pages have. */
async function open(state: SettingsState | null, opening: Opening = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: opening.width ?? 1100, height: 800 },
    colorScheme: opening.scheme ?? 'light',
    forcedColors: opening.forced === true ? 'active' : 'none',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(message.text());
  });
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
      globalThis.fakeSettings = { ...given, lists: [...given.lists], calls: [] };
    },
    {
      state,
      language: opening.language ?? 'en',
      willing: opening.willing ?? true,
      lists: opening.lists ?? [],
    },
  );
  await page.goto(`${ORIGIN}/`);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  return page;
}

const calls = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.fakeSettings.calls);

/** Words and colours do not meet: two pairs see every language and every scheme of each state. */
const LOOKS = [
  { language: 'en', scheme: 'light' },
  { language: 'fr', scheme: 'dark' },
] as const;

for (const [name, state] of Object.entries(STATES)) {
  for (const look of LOOKS) {
    test(`${name}, ${look.language}, ${look.scheme}: axe finds nothing, and nothing sticks out at 320 px`, async () => {
      const page = await open(state, look);
      await expect(page.locator('html')).toHaveAttribute('lang', look.language);
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
}

test('axe would find a fault', async () => {
  const page = await open(STATES.some);
  await page
    .locator('.button')
    .first()
    .evaluate((button) => {
      button.style.color = '#bbb';
    });
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toContain(
    'color-contrast',
  );
});

test('the table keeps its meaning where it is laid out as blocks', async () => {
  const page = await open(STATES.some, { width: 320 });
  await expect(page.getByRole('row')).toHaveCount(5);
  await expect(page.getByRole('columnheader')).toHaveCount(5);
  await expect(page.locator('.cell-label').first()).toBeVisible();
  const row = page.getByRole('row', { name: 'lettre@petite-librairie.test' });
  await expect(row.getByRole('rowheader')).toContainText('Deliverability');
});

test('the keyboard alone withdraws; the result is said and the keyboard keeps a place', async () => {
  const page = await open(STATES.some);
  for (const group of ['What you allow', 'Protection', 'Privacy', 'Language and data']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: group })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(
    page.getByRole('button', { name: /^Withdraw: .*, lettre@petite-librairie\.test$/ }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.status')).toHaveText(/^Withdrawn: .*, lettre@petite-librairie\.test$/);
  await expect(page.getByRole('heading', { name: 'What you allow', exact: true })).toBeFocused();
  await expect(page.getByRole('row')).toHaveCount(4);
  await page.keyboard.press('Tab');
  await expect(
    page.getByRole('button', { name: /newsletter@velo-et-montagne\.test$/ }).first(),
  ).toBeFocused();
});

test('switches are off at first, say what they tell to whom, and turn by keyboard', async () => {
  const page = await open(STATES.empty);
  const sync = page.getByRole('switch', { name: 'Keep what you allow in your browser’s account too' });
  await expect(sync).not.toBeChecked();
  await expect(sync).toHaveAccessibleDescription(/tells the browser’s maker who writes to you/);
  const lookUp = page.getByRole('switch', { name: 'Ask senders’ web sites why they track' });
  await expect(lookUp).not.toBeChecked();
  await expect(lookUp).toHaveAccessibleDescription(/may guess that a message was opened/);
  for (const one of [sync, lookUp]) {
    await one.focus();
    await page.keyboard.press('Space');
    await expect(one).toBeChecked();
    await expect(page.locator('.status')).toHaveText('Saved.');
  }
  expect(await calls(page)).toEqual(['sync true', 'look up true']);
});

test('choices act by keyboard, and say what they do', async () => {
  const page = await open(STATES.empty);
  const visible = page.getByRole('switch', { name: 'Show visible pictures made for you alone' });
  await expect(visible).not.toBeChecked();
  await expect(visible).toHaveAccessibleDescription(/loading them tells the sender that you read/);
  await visible.focus();
  await page.keyboard.press('Space');
  await expect(visible).toBeChecked();
  await expect(page.locator('.status')).toHaveText('Saved.');
  const kept = page.getByRole('combobox', { name: 'How long history is kept' });
  await expect(kept).toHaveValue('12');
  await kept.selectOption('3 months');
  await expect(kept).toHaveValue('3');
  await page.getByRole('switch', { name: /^Strict/ }).press('Space');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('français');
  await expect
    .poll(() => calls(page))
    .toEqual([
      'choose {"showVisibleIndividual":true}',
      'choose {"retentionMonths":3}',
      'choose {"strictness":"strict"}',
      'choose {"language":"fr"}',
    ]);
});

test('what did not work is said, and the switch stands where it stood', async () => {
  const page = await open(STATES.some, { willing: false });
  const sync = page.getByRole('switch', { name: 'Keep what you allow in your browser’s account too' });
  await sync.click();
  await expect(page.locator('.status')).toHaveText('That did not work. Nothing changed.');
  await expect(sync).not.toBeChecked();
  await expect(page.getByRole('row')).toHaveCount(5);
});

test('where an administrator locks, nothing offers to change approvals, and the reason is given', async () => {
  const page = await open(STATES.managed);
  await expect(page.getByRole('region', { name: 'Your organisation decides about this' })).toContainText(
    'Nothing can be changed here',
  );
  await expect(page.getByRole('switch', { name: /made for you alone/ })).toBeDisabled();
  const strict = page.getByRole('switch', { name: /^Strict/ });
  await expect(strict).toBeChecked();
  await expect(strict).toBeDisabled();
  await expect(page.getByRole('combobox', { name: 'How long history is kept' })).toBeDisabled();
  // Said at each: strictness, visible pictures, filter lists, retention.
  await expect(page.getByText('Your organisation has decided this.')).toHaveCount(4);
  await expect(page.getByRole('button')).toHaveText([
    'Give access',
    'Stop protecting',
    'Protect it',
    'Test it',
    'Save as a file',
  ]);
});

test('a file that is read says what became of it', async () => {
  const page = await open(STATES.some);
  const choose = (text: string) =>
    page
      .locator('input[type=file][accept*=json]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose('{}');
  await expect(page.locator('.status')).toHaveText(
    /^Added: 2\. Known already: 1\. Could not be read: 1\. No room left for: 3\. The settings were taken over\. .* permission: .?mail\.example\.org.?\.$/,
  );
  await choose('anything else');
  await expect(page.locator('.status')).toHaveText(
    'This is not a file that Pixelgate saved. Nothing changed.',
  );
  await choose(' '.repeat(5 * 1024 * 1024 + 1));
  await expect(page.locator('.status')).toContainText('too big');
});

test('starting over asks once, by keyboard; history goes only where it is ticked', async () => {
  const page = await open(STATES.some);
  const ask = page.getByRole('button', { name: 'Reset…' });
  await ask.press('Enter');
  await expect(page.getByRole('button', { name: 'Keep everything' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(ask).toBeFocused();
  expect(await calls(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Delete the whole history too' }).press('Space');
  await page.getByRole('button', { name: 'Reset', exact: true }).press('Enter');
  await expect(page.locator('.status')).toHaveText('Everything is set as it was at first.');
  await expect(ask).toBeFocused();
  expect(await calls(page)).toEqual(['reset true']);
});

test('many approvals are shown in portions', async () => {
  const page = await open(STATES.many);
  await expect(page.getByRole('row')).toHaveCount(51);
  await page.getByRole('button', { name: 'Show 70 more' }).click();
  await expect(page.getByRole('row')).toHaveCount(101);
});

test('a background that does not answer is said', async () => {
  const page = await open(null);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Something went wrong');
});

test('foreign names neither reorder nor hide our words', async () => {
  const page = await open(STATES.hostile);
  expect(await page.locator('main').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

/** Only to look at; where `SCREENSHOTS` names a folder. */
async function takeScreenshots(folder: string): Promise<void> {
  test.slow();
  for (const [name, state] of Object.entries(STATES)) {
    for (const look of [
      { scheme: 'light', width: 1100, language: 'en' },
      { scheme: 'dark', width: 1100, language: 'fr' },
      { scheme: 'dark', width: 320, language: 'fr' },
      { scheme: 'light', width: 1100, language: 'en', forced: true },
    ] as const) {
      const page = await open(state, look);
      const kind = 'forced' in look ? 'forced' : look.scheme;
      await page.screenshot({ path: `${folder}/settings-${name}-${kind}-${look.width}.png`, fullPage: true });
      await page.context().close();
    }
  }
}

const folder = process.env['SCREENSHOTS'];
if (folder !== undefined) test('screenshots', () => takeScreenshots(folder));

for (const [language, scheme] of [
  ['de', 'light'],
  ['pt', 'dark'],
] as const) {
  test(`filter lists in every state, ${language}, ${scheme}: axe finds nothing, nothing sticks out at 320 px`, async () => {
    const page = await open(STATES.empty, { language, scheme, lists: LISTS });
    await expect(page.locator('.filter-list')).toHaveCount(LISTS.length);
    for (const width of [1100, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
      const folder = process.env['SCREENSHOTS'];
      if (folder !== undefined)
        await page
          .getByRole('region', { name: /[Ll]ist/ })
          .screenshot({ path: `${folder}/lists-${language}-${width}.png` });
    }
    await page.context().close();
  });
}

test('the keyboard alone adds a list, refreshes and removes it; each result is said', async () => {
  const page = await open(STATES.empty, { lists: [] });
  const section = page.getByRole('region', { name: 'Filter lists' });
  await section.getByLabel('Address of a list').focus();
  await page.keyboard.type('http://lists.test/a.txt');
  await page.keyboard.press('Enter');
  await expect(section.getByRole('status')).toHaveText('This is not an address that begins with https.');
  await expect(section.getByLabel('Address of a list')).toHaveAttribute('aria-invalid', 'true');
  await section.getByLabel('Address of a list').fill('');
  await page.keyboard.type('https://lists.test/a.txt');
  await page.keyboard.press('Enter');
  await expect(section.getByRole('status')).toContainText('Added: https://lists.test/a.txt');
  await section.getByRole('button', { name: 'Refresh: https://lists.test/a.txt' }).press('Enter');
  await expect(section.getByRole('status')).toContainText('Up to date: https://lists.test/a.txt');
  await section.getByRole('button', { name: 'Remove: https://lists.test/a.txt' }).press('Enter');
  await expect(section.getByRole('status')).toContainText('Removed: https://lists.test/a.txt');
  await expect(section.getByRole('heading', { name: 'Filter lists' })).toBeFocused();
  await expect(section.getByRole('listitem')).toHaveCount(0);
  await page.context().close();
});

test('where an administrator decides, lists are shown and nothing about them can be changed', async () => {
  const page = await open(STATES.managed, { lists: LISTS.slice(0, 1) });
  const section = page.getByRole('region', { name: 'Filter lists' });
  await expect(section.getByRole('listitem')).toContainText('51,204 filters');
  await expect(section.getByRole('button')).toHaveCount(0);
  await expect(section.getByText('Your organisation has decided this.')).toBeVisible();
  await page.context().close();
});
