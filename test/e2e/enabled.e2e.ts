import { expect, test, type Page } from '@playwright/test';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { serveWebmail } from '../fixtures/webmail.ts';
import { MailBrowser } from './browser.ts';
import { settle } from './pictures.ts';

const picture = (name: string): string => `http://img.shop.test/picture/${name}-90x30.png`;
const tracker = (name: string): string =>
  `http://px.tracker.test/open/${name}/6f1c9a3e77b24d10a5c2e8.gif?uid=6f1c9a3e77b24d10a5c2e8`;

async function openMessage(page: Page, name: string): Promise<void> {
  await page.evaluate(
    ([shown, hidden]) => {
      const main = document.querySelector('main');
      if (main)
        main.innerHTML = `<img src="${shown}" width="90" height="30"><img src="${hidden}" width="1" height="1">`;
    },
    [picture(name), tracker(name)],
  );
}

/** The browser's own page of extensions is the one place that may switch one off and on. */
async function setEnabled(admin: Page, id: string, enabled: boolean): Promise<void> {
  await admin.evaluate(([extension, on]) => chrome.management.setEnabled(extension, on), [
    id,
    enabled,
  ] as const);
}

test('a tab that was open before is protected from the moment of enabling on', async () => {
  const server = await FixtureServer.start([serveWebmail]);
  const browser = await MailBrowser.launch({ port: server.port, extension: true });
  const id = await browser.extensionId();
  const page = await browser.newPage();
  const admin = await browser.newPage();
  await admin.goto('chrome://extensions');

  await setEnabled(admin, id, false);
  await page.goto('http://inbox.webmail.test/empty');
  await openMessage(page, 'while-off');
  await server.waitForAll([picture('while-off'), tracker('while-off')]); // The control: nothing protects the page.

  const started = browser.context.waitForEvent('serviceworker');
  await setEnabled(admin, id, true);
  await started;
  await openMessage(page, 'while-on');
  await server.waitForAll([picture('while-on')]);
  await settle(server, page);
  expect(server.requests().map(urlOf)).not.toContain(tracker('while-on'));

  await browser.close();
  await server.close();
});
