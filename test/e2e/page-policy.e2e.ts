import { FixtureServer, urlOf, type Handler } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { openPopup, tabAt } from './tabs.ts';
import { expect, test } from './world.ts';

const POLICY = "img-src 'self' data:; style-src 'unsafe-inline'";
const META = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;

const picture = (name: string): string => `http://img.shop.test/picture/${name}-300x100.png`;
const tracker = (name: string): string =>
  `http://px.tracker.test/open/${name}/6f1c9a3e77b24d10a5c2e8.gif?uid=6f1c9a3e77b24d10a5c2e8`;

/** `/HOW/NAME` shows the message of that name; the webmail holds its pictures by a policy in the header or the head. */
const servePolicies: Handler = ({ host, path }, response) => {
  const [, how = '', name = ''] = path.split('/');
  if (host !== 'inbox.webmail.test') return false;
  const message = `<img src="${picture(name)}" width="300" height="100" alt="Sale">
    <div style="background:url(${picture(`${name}-behind`)});height:100px">Hello</div>
    <img src="${tracker(name)}" width="1" height="1" alt="">`;
  response
    .writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(how === 'header' ? { 'Content-Security-Policy': POLICY } : {}),
    })
    .end(`<!doctype html><title>Mail</title>${how === 'meta' ? META : ''}<body>${message}</body>`);
  return true;
};

for (const how of ['header', 'meta']) {
  test(`what a webmail’s own policy forbids is not requested because of us, and the popup says who holds it: ${how}`, async () => {
    const server = await FixtureServer.start([servePolicies]);
    const browser = await MailBrowser.launch({ port: server.port, extension: true });
    const page = await browser.newPage();
    await page.goto(`http://inbox.webmail.test/${how}/held`);
    const popup = await openPopup(browser, await tabAt(browser, 'http://inbox.webmail.test/*'));
    await expect(popup.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(
      'Your webmail is holding pictures',
    );

    // The webmail lets them load: the same message without the policy. By then nothing of before is under way any more.
    await page.goto('http://inbox.webmail.test/free/shown');
    await server.waitForAll([picture('shown'), picture('shown-behind')]);
    await expect.poll(() => page.evaluate(() => document.images[0]?.naturalWidth)).toBe(300);
    const asked = server.requests(({ host }) => host !== 'inbox.webmail.test').map(urlOf);
    expect(asked.sort()).toEqual([picture('shown'), picture('shown-behind')].sort());
    await browser.close();
    await server.close();
  });
}
