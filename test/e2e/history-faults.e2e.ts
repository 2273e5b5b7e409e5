import { MailBrowser } from './browser.ts';
import { expect, test } from './world.ts';

test('a history that a newer version has written is left alone, and the page says so', async ({ server }) => {
  const browser = await MailBrowser.launch({ port: server.port, extension: true });
  const worker = await browser.worker();
  await worker.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('history', 99);
        open.onupgradeneeded = () => {
          open.result.createObjectStore('of-later').add('kept', 1);
        };
        open.onerror = () => {
          reject(new Error(open.error?.message));
        };
        open.onsuccess = () => {
          open.result.close();
          resolve();
        };
      }),
  );
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/history/index.html`);
  await expect(page.locator('main')).toContainText(/newer version/i);
  const kept = await page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const open = indexedDB.open('history');
        open.onerror = () => {
          reject(new Error(open.error?.message));
        };
        open.onsuccess = () => {
          const row = open.result.transaction('of-later').objectStore('of-later').get(1);
          row.onsuccess = () => {
            resolve([open.result.version, row.result]);
          };
        };
      }),
  );
  expect(kept).toEqual([99, 'kept']);
  await browser.close();
});
