import { mailUrl } from '../fixtures/webmail.ts';
import { mixedMessage } from '../fixtures/message.ts';
import { urlOf, type FixtureServer } from '../fixtures/server.ts';
import type { MailBrowser } from './browser.ts';
import { expectAllPictures, settle } from './pictures.ts';
import { expect, test } from './world.ts';

/** A released picture that answers with a redirect to a tracker: the fragment travels along, the host does not. */
async function openRedirecting(server: FixtureServer, browser: MailBrowser, name: string): Promise<string> {
  const message = mixedMessage(name);
  const tracker = `http://px.tracker.test/open/${name}/redirected.gif?uid=6f1c9a3e77b24d10a5c2e8`;
  const picture = `http://moved.shop.test/picture/${name}-sofa-240x160.png`;
  server.redirect(picture, tracker);
  const page = await browser.newPage();
  await page.goto(mailUrl('srcdoc', name));
  await expectAllPictures(server, [page], message);
  await page.evaluate((source) => {
    const image = document.createElement('img');
    Object.assign(image, { src: source, width: 240, height: 160, alt: 'Sofa' });
    document.body.append(image);
  }, picture);
  await server.waitForAll([picture]);
  await settle(server, page);
  await page.close();
  return tracker;
}

test('a released host that redirects to a tracker does not reach it', async ({ server, guarded }) => {
  const tracker = await openRedirecting(server, guarded, 'redirect-kept');
  expect(server.requests((request) => urlOf(request) === tracker)).toEqual([]);
});

test('control: without the extension the redirect reaches the tracker', async ({ server, control }) => {
  const tracker = await openRedirecting(server, control, 'redirect-plain');
  await server.waitForAll([tracker]);
});
