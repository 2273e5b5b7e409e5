import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import type { Approval } from '../../shared/decide/approval.ts';
import { PURPOSES } from '../../shared/disclose/purposes.ts';
import { expect, test } from './world.ts';
import { MailBrowser } from './browser.ts';

/** What a user might have approved; ids and times differ. */
const APPROVALS: readonly Approval[] = PURPOSES.slice(0, 3).map((purpose, index) => ({
  id: `${index}`.padStart(20, '0'),
  purpose,
  regime: 'consent',
  scope:
    index === 0
      ? { kind: 'everyone' }
      : { kind: 'sender', address: `news${index}@sender.test`, domain: index === 1 ? 'sender.test' : null },
  hosts: index === 0 ? [] : ['t.sender.test'],
  pathShapes: index === 0 ? [] : ['/o/*'],
  given: Date.UTC(2026, 2, index + 1),
}));

type Stored = { readonly approvals: Approval[]; readonly withdrawn: unknown[] };

const store = (worker: Worker, value: unknown): Promise<void> =>
  worker.evaluate((approvals) => chrome.storage.local.set({ approvals }), value);

const stored = (worker: Worker): Promise<Stored> =>
  worker.evaluate(async () => (await chrome.storage.local.get('approvals'))['approvals'] as Stored);

const inAccount = (worker: Worker): Promise<string> =>
  worker.evaluate(async () => JSON.stringify(await chrome.storage.sync.get(null)));

async function openSettings(browser: MailBrowser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/settings/index.html`);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  return page;
}

/** What the page shows of each approval, in its order. */
const rows = (page: Page): Promise<string[]> => page.locator('tbody tr').allInnerTexts();

/** Oldest first, without the names, which an import gives anew. */
const said = (approvals: readonly Approval[]): object[] =>
  [...approvals].sort((a, b) => a.given - b.given).map((approval) => ({ ...approval, id: '' }));

test('export, withdraw all, import: the same again', async ({ guarded }) => {
  const worker = await guarded.worker();
  await store(worker, { approvals: APPROVALS, withdrawn: [] });
  const page = await openSettings(guarded);
  await expect(page.locator('tbody tr')).toHaveCount(3);
  const before = await rows(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  for (let left = 2; left >= 0; left -= 1) {
    await page
      .getByRole('button', { name: /^Withdraw:/ })
      .first()
      .click();
    await expect(page.locator('tbody tr')).toHaveCount(left);
  }
  await page.reload();
  await expect(page.getByText('every tracker stays blocked')).toBeVisible();
  expect((await stored(worker)).withdrawn).toHaveLength(3);

  await page
    .getByRole('region', { name: 'Keep a copy' })
    .locator('input[type=file]')
    .setInputFiles({
      name: download.suggestedFilename(),
      mimeType: 'application/json',
      buffer: Buffer.from(file),
    });
  await expect(page.locator('.status')).toContainText('Added: 3. Known already: 0.');
  expect(await rows(page)).toEqual(before);
  expect(said((await stored(worker)).approvals)).toEqual(said(APPROVALS));
  await page.close();
});

test('the account holds approvals only while the user wants that', async ({ guarded }) => {
  const worker = await guarded.worker();
  await store(worker, { approvals: APPROVALS, withdrawn: [] });
  const page = await openSettings(guarded);
  expect(await inAccount(worker)).toBe('{}');
  const sync = page.getByRole('switch', { name: 'Keep what you allow in your browser’s account too' });
  await sync.click();
  await expect(sync).toBeChecked();
  await expect.poll(() => inAccount(worker)).toContain('news1@sender.test');
  await page.getByRole('button', { name: /^Withdraw: .*news1@sender\.test$/ }).click();
  await expect.poll(() => inAccount(worker)).not.toContain('news1@sender.test');

  await test.step('what another machine writes arrives, also in an open page', async () => {
    const theirs = { ...APPROVALS[1], id: 'f'.repeat(20), purpose: 'public-service' };
    await worker.evaluate((approval) => {
      return chrome.storage.sync.set({ 'approvals:ffffffff:0': { approvals: [approval], withdrawn: [] } });
    }, theirs);
    await expect(page.getByRole('rowheader', { name: /Public-service/ })).toBeVisible();
  });
  await sync.click();
  await expect(sync).not.toBeChecked();
  await expect.poll(() => inAccount(worker)).toBe('{}');
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await page.close();
});

test('approvals and withdrawals outlive the browser; an account that is full is said, and nothing is lost', async ({
  server,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'pixelgate-'));
  const start = () => MailBrowser.launch({ port: server.port, extension: true, profile });
  try {
    const first = await start();
    const worker = await first.worker();
    await store(worker, { approvals: APPROVALS, withdrawn: [] });
    // What other settings of the browser take up in its account.
    await worker.evaluate(async () => {
      const item = 'x'.repeat(8_000);
      for (let at = 0; at < 12; at += 1) await chrome.storage.sync.set({ [`other${at}`]: item });
      await chrome.storage.sync.set({ other: 'x'.repeat(5_900) });
    });
    const page = await openSettings(first);
    await page.getByRole('switch', { name: 'Keep what you allow in your browser’s account too' }).click();
    await expect(page.getByText('The account is full. Some of it is on this device only.')).toBeVisible();
    await page.getByRole('button', { name: /^Withdraw: .*news1@sender\.test$/ }).click();
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await first.close();
    const second = await start();
    const again = await openSettings(second);
    await expect(again.locator('tbody tr')).toHaveCount(2);
    await expect(again.getByRole('button', { name: /^Withdraw: .*news1@sender\.test$/ })).toHaveCount(0);
    expect((await stored(await second.worker())).withdrawn).toHaveLength(1);
    await second.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});

test('a damaged entry is said, and set aside', async ({ guarded }) => {
  const worker = await guarded.worker();
  await store(worker, { approvals: [APPROVALS[0], { ...APPROVALS[1], hosts: 'all' }], withdrawn: [] });
  const page = await openSettings(guarded);
  await expect(page.getByText('1 entry could not be read.')).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  expect((await stored(worker)).approvals).toHaveLength(1);
  await page.close();
});

test('asking senders’ web sites is off until it is switched on, and stays on', async ({ guarded }) => {
  const page = await openSettings(guarded);
  const lookUp = page.getByRole('switch', { name: 'Ask senders’ web sites why they track' });
  await expect(lookUp).not.toBeChecked();
  await lookUp.click();
  await expect(page.locator('.status')).toHaveText('Saved.');
  await page.reload();
  await expect(lookUp).toBeChecked();
  await page.close();
});

test('the browser takes the administrator’s schema, and the settings page for its own', async ({
  guarded,
}) => {
  const worker = await guarded.worker();
  const { options_ui, storage } = await worker.evaluate(
    () => chrome.runtime.getManifest() as chrome.runtime.ManifestV3,
  );
  expect(options_ui).toEqual({ page: 'settings/index.html', open_in_tab: true });
  expect(storage).toEqual({ managed_schema: 'managed-schema.json' });
  expect(await worker.evaluate(() => chrome.storage.managed.get(null))).toEqual({});
});
