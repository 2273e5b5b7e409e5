import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iconPaths, TOOLBAR_STATES } from '../../extension/toolbar-icons.ts';
import { mixedMessage } from '../fixtures/message.ts';
import { mailUrl } from '../fixtures/webmail.ts';
import { E2E_BUILD, MailBrowser } from './browser.ts';
import { settle } from './pictures.ts';
import { openPopup, tabAt, toolbarOf } from './tabs.ts';
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

type Watched = typeof globalThis & { shownIcon?: string | undefined };
type TabReader = (id: number) => Promise<chrome.tabs.Tab>;

/** No interface tells which icon a tab has: in the worker, what the browser is given is remembered instead. */
function watchIcon(): void {
  const given = chrome.action.setIcon.bind(chrome.action) as (...all: unknown[]) => unknown;
  (chrome.action as { setIcon: unknown }).setIcon = (
    details: { path: Record<string, string> },
    ...rest: unknown[]
  ) => {
    (globalThis as Watched).shownIcon = details.path['16'];
    return given(details, ...rest);
  };
}

/** How much the user lets the extension see, as the browser's own page of extensions sets it. */
async function setAccess(browser: MailBrowser, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    async ([extensionId, access]) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
      };
      await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access });
    },
    [await browser.extensionId(), hostAccess] as const,
  );
  await page.close();
}

test('each state is told by number, words and shape, and goes when it is over', async ({ server }) => {
  const browser = await MailBrowser.launch({ port: server.port, extension: true });
  const worker = await browser.worker();
  await worker.evaluate(watchIcon);
  const page = await browser.newPage();
  const url = mailUrl('server-rendered', 'states');
  await page.goto(url);
  const tabId = await tabAt(browser, url);
  const state = async () => ({
    ...(await toolbarOf(browser, tabId)),
    icon: await worker.evaluate(() => (globalThis as Watched).shownIcon),
  });
  const protecting = {
    text: expect.stringMatching(/^\d+$/) as unknown,
    title: expect.stringMatching(/^Pixelgate: \d+ trackers blocked$/) as unknown,
    icon: '/icons/icon-16.png',
  };
  await expect.poll(state).toEqual(protecting);

  const popup = await openPopup(browser, tabId);
  await popup.getByText('Pause protection').click();
  await popup.getByRole('button', { name: 'Pause on this site' }).click();
  await expect.poll(state).toEqual({
    text: '',
    title: 'Pixelgate is paused here: everything loads, trackers too',
    icon: '/icons/paused-16.png',
  });
  await popup.getByRole('button', { name: 'Protect again' }).click();
  await expect.poll(async () => (await state()).icon).toBe('/icons/icon-16.png');

  await setAccess(browser, 'ON_CLICK');
  // Whoever opens the popup lets it see the page's address; a test cannot click on the toolbar.
  await worker.evaluate((seen) => {
    const tabs = chrome.tabs as { get: TabReader };
    const get = tabs.get.bind(tabs);
    tabs.get = async (id) => ({ ...(await get(id)), url: seen });
  }, url);
  await popup.reload();
  await expect(popup.getByRole('heading', { level: 2 })).toHaveText('Pixelgate has lost its access here');
  await expect.poll(state).toEqual({
    text: '',
    title: 'Pixelgate needs your permission for this site: its pictures stay held',
    icon: '/icons/permission-16.png',
  });
  await setAccess(browser, 'ON_ALL_SITES');
  await expect.poll(async () => (await state()).icon).toBe('/icons/icon-16.png');

  // What no page and no user can do: the browser refuses every rule.
  await worker.evaluate(() => {
    chrome.declarativeNetRequest.updateSessionRules = () => Promise.reject(new Error('refused'));
  });
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, mixedMessage('not-judged').html);
  await expect.poll(state).toEqual({
    text: '!',
    title: 'Pixelgate: this page is not being judged, its pictures stay held',
    icon: '/icons/attention-16.png',
  });
  await browser.close();
});
