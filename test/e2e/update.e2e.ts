import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mixedMessage } from '../fixtures/message.ts';
import { mailUrl } from '../fixtures/webmail.ts';
import { MailBrowser } from './browser.ts';
import { copyBuild } from './builds.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { expect, test } from './world.ts';

for (const context of ['server-rendered', 'srcdoc']) {
  test(`switched off and on with the message open: what was shown stays, what comes is judged, nothing leaks: ${context}`, async ({
    server,
  }) => {
    const browser = await MailBrowser.launch({ port: server.port, extension: true });
    const name = `replaced-${context}`;
    const message = mixedMessage(name);
    const page = await browser.newPage();
    await page.goto(mailUrl(context, name));
    await expectAllPictures(server, [page], message);
    const id = await browser.extensionId();
    const admin = await browser.newPage();
    await admin.goto('chrome://extensions');
    const setEnabled = (enabled: boolean): Promise<void> =>
      admin.evaluate(([extension, on]) => chrome.management.setEnabled(extension, on), [
        id,
        enabled,
      ] as const);
    // What an update does to an open page: its script is orphaned, a new one takes over.
    await setEnabled(false);
    const started = browser.context.waitForEvent('serviceworker');
    await setEnabled(true);
    await started;
    await admin.close();

    await expectAllPictures(server, [page], message);
    const later = mixedMessage(`${name}-later`);
    await page.evaluate((html) => {
      document.body.insertAdjacentHTML('beforeend', html);
    }, later.html);
    await expectAllPictures(server, [page], later);
    await page.reload();
    await expectAllPictures(server, [page], message);
    await settle(server, page);
    expect(trackersReached(server, later)).toEqual([]);
    await browser.close();
  });
}

test('a newer version on the same profile: rules and scripts are the new ones, nothing leaks', async ({
  server,
}) => {
  const build = await copyBuild();
  const profile = await mkdtemp(join(tmpdir(), 'pixelgate-update-'));
  const options = { port: server.port, extension: true, build: build.folder, profile };
  await (await MailBrowser.launch(options)).close();
  await build.manifest((manifest) => {
    manifest.version = '99.0.0';
  });
  const browser = await MailBrowser.launch(options);
  const worker = await browser.worker();
  expect(await worker.evaluate(() => chrome.runtime.getManifest().version)).toBe('99.0.0');
  const message = mixedMessage('newer-version');
  const page = await browser.newPage();
  await page.goto(mailUrl('server-rendered', 'newer-version'));
  await expectAllPictures(server, [page], message);
  await settle(server, page);
  expect(trackersReached(server, message)).toEqual([]);
  await browser.close();
  await build.remove();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
