import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { busyMailbox, writeHistory } from './history-page/seed.ts';
import type { MailBrowser } from './browser.ts';
import { expect, test } from './world.ts';

/** The history page as people install it, on a real database. */
const NOW = Date.now();
const MAILBOX = busyMailbox(NOW);
const NOTHING: typeof MAILBOX = { records: [], messages: [], optOuts: [] };

/** Opens the page on these rows; an error that it logs fails the test. */
async function openWith(browser: MailBrowser, rows: typeof MAILBOX, hash = ''): Promise<Page> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(message.text());
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`chrome-extension://${await browser.extensionId()}/history/index.html${hash}`);
  await ready(page);
  await writeHistory(page, rows);
  await page.reload();
  await ready(page);
  return page;
}

const ready = (page: Page): Promise<void> =>
  expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');

const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
};

const count = (test: (record: (typeof MAILBOX.records)[number]) => boolean): number =>
  MAILBOX.records.filter(test).length;
const written = (value: number): string => new Intl.NumberFormat('en').format(value);

test('an empty history says what will stand there', async ({ guarded }) => {
  const page = await openWith(guarded, NOTHING);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Nothing has been blocked yet');
  await page.close();
});

test('shows what was blocked, by whom and through whom, each chart with its numbers', async ({ guarded }) => {
  const page = await openWith(guarded, MAILBOX);
  const blocked = count(({ decision }) => decision === 'block');
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
    `${written(blocked)} trackers blocked`,
  );
  const most = count(({ sender }) => sender === 'no-reply@social-network.test');
  await expect(
    page.getByRole('table', { name: 'Who tracks you most' }).getByRole('row').nth(1),
  ).toHaveAccessibleName(`no-reply@social-network.test ${written(most)}`);
  await expect(page.getByRole('table', { name: 'Who says why' })).toContainText('Senders that say nothing6');
  await page.getByText('Show as a table').click();
  const numbers = page.getByRole('table', { name: 'Blocked per day' });
  await expect(numbers.getByRole('columnheader', { name: 'No purpose given' })).toBeVisible();
  const sums = await numbers.locator('tbody td:last-child').allInnerTexts();
  expect(sums.reduce((sum, one) => sum + Number(one), 0)).toBe(blocked);
  await page.close();
});

test('filters narrow everything, stand in the address, and the back button undoes them', async ({
  guarded,
}) => {
  const page = await openWith(guarded, MAILBOX);
  const rows = page.getByRole('table', { name: 'Senders' }).locator('tbody tr');
  await expect(rows).toHaveCount(13);
  await page.getByRole('combobox', { name: 'Purpose' }).selectOption({ label: 'A profile used elsewhere' });
  await expect(rows).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Search' }).fill('customer-io');
  await expect(rows).toHaveCount(1);
  expect(new URL(page.url()).hash).toBe('#senders?purpose=profiling&text=customer-io');
  await page.reload();
  await ready(page);
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('searchbox')).toHaveValue('customer-io');
  await page.goBack();
  await expect(rows).toHaveCount(13);
  await page.goForward();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(rows).toHaveCount(13);
  await page.getByRole('searchbox').fill('nobody at all');
  await expect(page.getByText('Nothing fits this filter.')).toBeVisible();
  await page.close();
});

test('lists are sorted and paged', async ({ guarded }) => {
  const page = await openWith(guarded, MAILBOX, '#trackers?webmail=gmail&part=2');
  const all = count(({ webmail }) => webmail === 'gmail');
  await expect(page.getByText(`51 to 100 of ${written(all)}`)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(`101 to 150 of ${written(all)}`)).toBeVisible();
  await page.getByRole('columnheader', { name: 'Server' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'Server' })).toHaveAttribute('aria-sort', 'ascending');
  const hosts = await page.locator('tbody td:nth-child(4) > bdi').allInnerTexts();
  expect(hosts).toHaveLength(50);
  expect(hosts).toEqual([...hosts].sort());
  await page.close();
});

test('a sender’s page tells its story, and deletes it in two steps', async ({ guarded }) => {
  const page = await openWith(guarded, MAILBOX);
  await page.getByRole('table', { name: 'Senders' }).getByRole('link', { name: 'news@shop.test' }).click();
  await expect(page.getByRole('heading', { name: 'news@shop.test' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'What this sender says' })).toContainText(
    'Campaign performance',
  );
  await expect(page.getByRole('region', { name: 'Its servers' })).toContainText('trk.klaviyo.test');
  await expect(page.getByRole('region', { name: 'What you asked it' })).toContainText(
    /the server confirmed it.*later messages still track/s,
  );
  await page.getByRole('button', { name: 'Delete this sender' }).click();
  await expect(page.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Delete this sender' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('status').first()).toHaveText('Deleted: news@shop.test');
  await expect(page.getByRole('table', { name: 'Senders' }).locator('tbody tr')).toHaveCount(12);
  await page.goBack();
  await expect(page.getByText('Nothing is known of this sender')).toBeVisible();
  await page.close();
});

test('export, empty, import: the same again; a foreign file changes nothing', async ({ guarded }) => {
  const page = await openWith(guarded, MAILBOX);
  const save = async (kind: string): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Save as ${kind}` }).click(),
    ]);
    return readFile(await download.path(), 'utf8');
  };
  const file = await save('JSON');
  await page.getByRole('combobox', { name: 'Decision' }).selectOption({ label: 'Loaded' });
  const loaded = count(({ decision }) => decision === 'allow');
  expect((await save('CSV')).trimEnd().split('\r\n')).toHaveLength(loaded + 1);
  await page.close();
  const empty = await openWith(guarded, NOTHING);
  const choose = (text: string): Promise<void> =>
    empty
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose('{"mine": true}');
  await expect(empty.getByRole('status').first()).toHaveText(
    'This is not a history that Pixelgate saved. Nothing changed.',
  );
  await choose(file);
  await expect(empty.getByRole('status').first()).toHaveText(
    `Trackers added: ${written(MAILBOX.records.length)}. Known already: 0.`,
  );
  await expect(empty.getByRole('table', { name: 'Senders' }).locator('tbody tr')).toHaveCount(13);
  await choose(file);
  await expect(empty.getByRole('status').first()).toHaveText(
    `Trackers added: 0. Known already: ${written(MAILBOX.records.length)}.`,
  );
  await empty.close();
});

test('the evidence report says what was recorded, in the language chosen, on paper and as a file', async ({
  guarded,
}) => {
  const page = await openWith(guarded, MAILBOX, '#sender/news%40shop.test');
  await page.getByRole('link', { name: 'Evidence report' }).click();
  const report = page.getByRole('article');
  const all = count(({ sender }) => sender === 'news@shop.test');
  await expect(report).toContainText(`Trackers blocked: ${written(all)}. Loaded: 0.`);
  await expect(report.getByRole('table').last().locator('tbody tr')).toHaveCount(all);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as JSON' }).click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { records: unknown[] };
  expect(file).toMatchObject({ sender: 'news@shop.test', trackers: { blocked: all, loaded: 0 } });
  expect(file.records).toHaveLength(all);
  await page.getByRole('combobox').selectOption('fr');
  await expect(report).toHaveAttribute('lang', 'fr');
  await expect(report).toContainText('Rapport de preuves');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(report).toBeVisible();
  await page.close();
});

const PAGES = {
  senders: '#senders',
  trackers: '#trackers?purpose=undeclared',
  sender: '#sender/news%40shop.test',
  report: '#report/news%40shop.test',
  stranger: '#sender/who%40home.test',
} as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}, and nothing sticks out at 320 px`, async ({ guarded }) => {
    test.slow();
    const page = await openWith(guarded, MAILBOX);
    await page.emulateMedia({ colorScheme });
    for (const hash of Object.values(PAGES)) {
      await goTo(page, hash);
      if (hash === PAGES.sender) await expect(page.locator('.facts-grid')).toBeVisible();
      if (hash === PAGES.report) await expect(page.locator('.report')).toBeVisible();
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${hash} at ${width} px`).toBeLessThanOrEqual(0);
      }
    }
    await page.close();
  });
}

/** Only to look at; where `SCREENSHOTS` names a folder. */
async function takeScreenshots(page: Page, folder: string): Promise<void> {
  for (const [name, hash] of Object.entries(PAGES)) {
    await goTo(page, hash);
    if (name === 'report') await expect(page.locator('.report')).toBeVisible();
    if (name === 'sender') await expect(page.locator('.facts-grid')).toBeVisible();
    for (const look of [
      { colorScheme: 'light', width: 1280 },
      { colorScheme: 'dark', width: 1280 },
      { colorScheme: 'light', width: 320 },
      { colorScheme: 'light', width: 1280, forcedColors: 'active' },
    ] as const) {
      await page.setViewportSize({ width: look.width, height: 900 });
      const forcedColors = 'forcedColors' in look ? look.forcedColors : 'none';
      await page.emulateMedia({ colorScheme: look.colorScheme, forcedColors });
      const kind = forcedColors === 'active' ? 'forced' : look.colorScheme;
      await page.screenshot({ path: `${folder}/${name}-${kind}-${look.width}.png`, fullPage: true });
    }
  }
}

const folder = process.env['SCREENSHOTS'];
if (folder !== undefined)
  test('screenshots', async ({ guarded }) => {
    const page = await openWith(guarded, MAILBOX);
    await takeScreenshots(page, folder);
    await page.close();
  });
