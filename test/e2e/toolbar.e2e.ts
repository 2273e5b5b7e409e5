import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iconPaths, TOOLBAR_STATES } from '../../extension/toolbar-icons.ts';
import { mixedMessage } from '../fixtures/message.ts';
import { mailUrl } from '../fixtures/webmail.ts';
import { E2E_BUILD } from './browser.ts';
import { settle } from './pictures.ts';
import { tabAt, toolbarOf } from './tabs.ts';
import { expect, test } from './world.ts';

test('the button says in words what the number beside it counts', async ({ server, guarded }) => {
  const page = await guarded.newPage();
  const url = mailUrl('server-rendered', 'toolbar');
  await page.goto(url);
  await settle(server, page);
  const tabId = await tabAt(guarded, url);
  await expect.poll(async () => (await toolbarOf(guarded, tabId)).text).toMatch(/^\d+$/);
  const { text, title } = await toolbarOf(guarded, tabId);
  expect(title).toBe(`Pixelgate: ${text} trackers blocked`);
  expect(Number(text)).toBeGreaterThan(1);
  expect(Number(text)).toBeLessThanOrEqual(mixedMessage('toolbar').trackers.length);
  await page.close();
});

/** Width and height stand at the beginning of a PNG. */
function sizeOf(file: string): [number, number] {
  const png = readFileSync(join(E2E_BUILD, file));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('each state has its icon in every size, and the browser takes it', async ({ guarded }) => {
  const worker = await guarded.worker();
  for (const state of TOOLBAR_STATES) {
    const paths = iconPaths(state);
    for (const [size, file] of Object.entries(paths))
      expect(sizeOf(file)).toEqual([Number(size), Number(size)]);
    const shown = Object.fromEntries(Object.entries(paths).map(([size, file]) => [size, `/${file}`]));
    await worker.evaluate((path) => chrome.action.setIcon({ path }), shown);
  }
});
