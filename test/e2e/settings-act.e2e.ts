import type { Page } from '@playwright/test';
import { expect, test } from './world.ts';
import type { MailBrowser } from './browser.ts';

async function openSettings(browser: MailBrowser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/settings/index.html`);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  return page;
}

test('a choice is kept, and acts', async ({ guarded }) => {
  const page = await openSettings(guarded);
  const visible = page.getByRole('switch', { name: 'Show visible pictures made for you alone' });
  await visible.click();
  await expect(page.locator('.status')).toHaveText('Saved.');
  await page.getByRole('combobox', { name: 'How long history is kept' }).selectOption('1 month');
  await expect(page.getByRole('combobox')).toHaveValue('1');
  await page.reload();
  await expect(visible).toBeChecked();
  await expect(page.getByRole('combobox')).toHaveValue('1');
});
