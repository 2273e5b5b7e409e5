import type { Page } from '@playwright/test';
import { roundcubeObstacle } from '../setup/roundcube.mjs';
import { FixtureServer } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { expectAllPictures, settle } from './pictures.ts';
import { USER } from './roundcube/configuration.ts';
import { newsletter } from './roundcube/newsletter.ts';
import { startRoundcube, type Roundcube } from './roundcube/serve.ts';
import { TECHNIQUE_MESSAGES, techniqueNames } from './roundcube/techniques.ts';
import { TRACKER_HOST } from './roundcube/tracking.ts';
import { expect, test } from './world.ts';

const HOST = 'roundcube.webmail.test';
const NEWSLETTER = newsletter('Spring is here', 'spring', false);
const MIXED = newsletter('Summer is here', 'summer', true);
const MAILS = [...TECHNIQUE_MESSAGES, NEWSLETTER, MIXED];

/** How many of the 72 techniques a Roundcube without the extension lets through after "Allow", at the least. */
const UNPROTECTED = 40;

const obstacle = roundcubeObstacle();
test.skip(obstacle !== null && !process.env.CI, obstacle ?? '');

let roundcube: Roundcube;
let server: FixtureServer;

test.beforeAll(async () => {
  if (obstacle !== null) throw new Error(obstacle);
  server = await FixtureServer.start();
  roundcube = await startRoundcube(MAILS);
});

test.afterAll(async () => {
  await roundcube.stop();
  await server.close();
});

/** A browser that has logged in. */
async function login(extension: boolean): Promise<{ browser: MailBrowser; page: Page }> {
  const otherHosts = { [HOST]: roundcube.port };
  const browser = await MailBrowser.launch({ port: server.port, extension, otherHosts });
  const page = await browser.newPage();
  await page.goto(`http://${HOST}/`);
  await page.locator('#rcmloginuser').fill(USER.name);
  await page.locator('#rcmloginpwd').fill(USER.password);
  await page.locator('#rcmloginsubmit').click();
  await page.locator('#messagelist tr.message').first().waitFor();
  return { browser, page };
}

async function open(page: Page, subject: string): Promise<void> {
  const uid = MAILS.findIndex((mail) => mail.subject === subject) + 1;
  await page.goto(`http://${HOST}/?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`);
  await expect(page.locator('#message-header')).toContainText(subject);
}

/** Presses Roundcube's own "Allow" where it offers it (it does not where it dropped all that was remote). */
async function allow(page: Page): Promise<void> {
  const button = page.locator('#remote-objects-message a[href="#loadremote"]');
  if (!(await button.isVisible())) return;
  await button.click();
  await page.waitForURL(/_safe=1/);
  await page.waitForLoadState('load');
}

function trackerRequests(): readonly string[] {
  return server.requests(({ host }) => host === TRACKER_HOST).map(({ path }) => path);
}

test('control: without the extension more than 40 of 72 techniques get through', async () => {
  expect(techniqueNames().length).toBeGreaterThanOrEqual(72);
  const { browser, page } = await login(false);
  server.clear();
  for (const { subject } of TECHNIQUE_MESSAGES) {
    await open(page, subject);
    await allow(page);
    await settle(server, page);
  }
  const techniques = techniqueNames().filter((name) =>
    trackerRequests().some((path) => path.includes(`/${name}.`)),
  );
  console.log(
    `without the extension: ${techniques.length} of ${techniqueNames().length} techniques requested`,
  );
  expect(techniques.length).toBeGreaterThan(UNPROTECTED);
  await open(page, NEWSLETTER.subject);
  await allow(page);
  await expectAllPictures(server, [page], NEWSLETTER);
  await browser.close();
});

test('with the extension none of them does, before and after Allow', async () => {
  const { browser, page } = await login(true);
  server.clear();
  for (const { subject } of TECHNIQUE_MESSAGES) {
    await open(page, subject);
    await settle(server, page);
    expect(trackerRequests()).toEqual([]);
    await allow(page);
    await settle(server, page);
    expect(trackerRequests()).toEqual([]);
  }
  await browser.close();
  expect(trackerRequests()).toEqual([]);
});

for (const message of [NEWSLETTER, MIXED]) {
  test(`${message.subject}: all 12 pictures show after Allow, no tracker is asked`, async () => {
    const { browser, page } = await login(true);
    server.clear();
    await open(page, message.subject);
    await allow(page);
    await expectAllPictures(server, [page], message);
    await settle(server, page);
    expect(trackerRequests()).toEqual([]);
    await browser.close();
  });
}

test('in the preview pane of the message list, too', async () => {
  const { browser, page } = await login(true);
  server.clear();
  await page.locator('#messagelist tr.message', { hasText: MIXED.subject }).click();
  const preview = page.frameLocator('#messagecontframe');
  await preview.locator('#remote-objects-message a[href="#loadremote"]').click();
  await expectAllPictures(server, [page], MIXED);
  await settle(server, page);
  expect(trackerRequests()).toEqual([]);
  await browser.close();
});
