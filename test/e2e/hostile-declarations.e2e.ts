import { expect, test as base, type Page } from '@playwright/test';
import { makeCertificate } from '../fixtures/certificate.ts';
import {
  HOSTILE_DOMAIN,
  HOSTILE_WEBMAIL,
  hostilePixel,
  hostileUrl,
  serveHostile,
  type HostileMessage,
} from '../fixtures/hostile.ts';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { openPopup, tabAt } from './tabs.ts';

/** Senders who attack with what they declare: a clear word, nothing loaded, nothing broken. */

const MEGABYTE = 1024 * 1024;
const HTML_NAME = `<img src=//px.${HOSTILE_DOMAIN}/open/name.gif onerror=alert(1)>`;
const DECLARED = 'Email-Tracking: purposes=(deliverability-exempt)';
const file = (members: object): string => JSON.stringify({ purposes: ['campaign-performance'], ...members });
const header = (name: string, field: string): string =>
  `Received: from a by mx.mine.test; Tue, 3 Mar 2026 09:12:00 +0000\r\nFrom: news@${name}.${HOSTILE_DOMAIN}\r\nEmail-Tracking: ${field}\r\n\r\nHello`;
const links = (href: (index: number) => string): string =>
  Array.from({ length: 10_000 }, (_, at) => `<a href="${href(at)}">Stop tracking</a>`).join(' ');
const DEEP = '{"purposes":'.repeat(4_000);

/** What the popup must say. */
type Words = RegExp | readonly RegExp[];

/** Opening the message is the attack. */
const OPENED: readonly (HostileMessage & { readonly says: Words })[] = [
  { name: 'plain', says: /1 tracker/i },
  {
    name: 'homograph',
    from: 'news@p\u0430ypal.test',
    says: /xn--pypal-4ve\.test/,
  },
  { name: 'long-alt', body: hostilePixel('alt', `${DECLARED} ${'x'.repeat(MEGABYTE)}`), says: /trackers/i },
  {
    name: 'long-text',
    body: `<p>${'We measure who opens this e-mail with a tracking pixel to improve our campaigns. '.repeat(65_000)}</p>`,
    says: /1 tracker/i,
  },
  {
    name: 'many-declared',
    body: Array.from({ length: 3_000 }, (_, at) => hostilePixel(`many-${at}`, DECLARED)).join('<p>and</p>'),
    says: /trackers/i,
  },
  {
    name: 'fake-card',
    body: `<div data-pixelgate style="position:fixed;top:0;right:0;z-index:2147483647">0 trackers</div>
      <div popover role="dialog" aria-label="Pixelgate"><button>Allow for every sender</button></div>`,
    says: /1 tracker/i,
  },
  {
    name: 'script-links',
    body: `<a href="javascript:fetch('http://px.${HOSTILE_DOMAIN}/open/js')">Stop tracking my opens</a>
      <a href="data:text/html,<img src=http://px.${HOSTILE_DOMAIN}/open/data>">Withdraw your consent to tracking</a>`,
    says: /1 tracker/i,
  },
  { name: 'many-links', body: links((at) => `https://out.${HOSTILE_DOMAIN}/stop/${at}`), says: /1 tracker/i },
];

/** Asking the sender's web site is. */
const UNUSABLE = /answered with something that is no usable declaration/;
const REDIRECT = /pointed to another address, which Pixelgate does not follow/;
const ASKED: readonly (HostileMessage & { readonly says: Words })[] = [
  { name: 'file-deep', file: DEEP + '1' + '}'.repeat(4_000), says: UNUSABLE },
  { name: 'file-big', file: `${'['.repeat(10)}${' '.repeat(10 * MEGABYTE)}`, says: UNUSABLE },
  { name: 'file-hang', file: { hang: true }, says: /did not answer in time/ },
  { name: 'file-inner', file: { to: 'http://127.0.0.1:1/open' }, says: REDIRECT },
  { name: 'file-elsewhere', file: { to: `https://px.${HOSTILE_DOMAIN}/open/elsewhere` }, says: REDIRECT },
  { name: 'file-crowd', file: file({ 'third-parties': Array(4_000).fill('Vendor') }), says: UNUSABLE },
  { name: 'file-purposes', file: file({ purposes: Array(4_000).fill('profiling') }), says: UNUSABLE },
  {
    name: 'file-prototype',
    file: `{"__proto__":{"purposes":["deliverability-exempt"]},"constructor":{"prototype":{"hosts":[]}},"toString":1}`,
    says: UNUSABLE,
  },
  {
    name: 'file-names',
    file: file({ controller: `${HTML_NAME}\u202egro.knab`, withdraw: 'https://p\u0430ypal.test/' }),
    says: UNUSABLE,
  },
  {
    name: 'file-html',
    file: file({ controller: `${HTML_NAME}\u202egro.knab`, withdraw: 'https://xn--pypal-4ve.test/stop' }),
    says: [/<img src=\/\/px/, /xn--pypal-4ve\.test/],
  },
];

/** Reading the message's source is. */
const CHECKED: readonly (HostileMessage & { readonly says: Words })[] = [
  {
    name: 'head-long',
    source: header('head-long', `purposes=(deliverability-exempt), x="${'y'.repeat(10 * MEGABYTE)}"`),
    says: /Not verified/,
  },
  { name: 'head-folded', source: `From: a@b\r\n${' x\r\n'.repeat(2_500_000)}`, says: /Not verified/ },
  {
    name: 'head-prototype',
    source: header('head-prototype', 'purposes=(campaign-performance), constructor="x", tostring=(a b)'),
    says: /Campaign performance/,
  },
  {
    name: 'head-html',
    source: header('head-html', `purposes=(campaign-performance), controller="${HTML_NAME}"`),
    says: /<img src=\/\/px/,
  },
];

const NEXT: HostileMessage = {
  name: 'next',
  from: 'news@next.test',
  body: '<p>Hello</p><img id="logo" src="http://img.shop.test/picture/next-120x40.png" width="120" height="40" alt="Shop">',
};

interface World {
  server: FixtureServer;
  mail: MailBrowser;
}

const test = base.extend<object, World & { started: { server: FixtureServer; key: string } }>({
  started: [
    async ({}, use) => {
      const certificate = await makeCertificate();
      const handler = serveHostile([...OPENED, ...ASKED, ...CHECKED, NEXT]);
      const server = await FixtureServer.start([handler], 0, certificate);
      await use({ server, key: certificate.publicKeyHash });
      await server.close();
    },
    { scope: 'worker' },
  ],
  server: [({ started }, use) => use(started.server), { scope: 'worker' }],
  mail: [
    async ({ started: { server, key } }, use) => {
      const browser = await MailBrowser.launch({ port: server.port, extension: true, trustedKey: key });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

/**
 * Longest time between a click and what it does while a hostile message is judged (milliseconds). A page that freezes
 * does so for many seconds; beside other tests on two processors any page may have to wait for one.
 */
const QUICK = 3_000;

/** Opens a message and clicks in its page meanwhile. */
async function open(mail: MailBrowser, message: HostileMessage): Promise<Page> {
  const page = await mail.newPage();
  await page.goto(hostileUrl(message));
  const longest = await page.evaluate(async () => {
    let worst = 0;
    for (let click = 1; click <= 10; click += 1) {
      const before = performance.now();
      document.querySelector<HTMLElement>('#reply')?.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      worst = Math.max(worst, performance.now() - before - 100);
    }
    return worst;
  });
  expect(longest).toBeLessThan(QUICK);
  await expect(page.locator('#clicks')).toHaveText('10');
  return page;
}

async function popupOf(mail: MailBrowser): Promise<Page> {
  const popup = await openPopup(mail, await tabAt(mail, `http://${HOSTILE_WEBMAIL}/*`));
  await expect(popup.getByText(/tracker/i).first()).toBeVisible();
  return popup;
}

/** The browser's own prompt, which no test can click, is answered with no. */
async function refuseAccess(popup: Page): Promise<void> {
  await popup.evaluate(() => {
    Object.assign(chrome.permissions, {
      request: (_: unknown, answer?: (given: boolean) => void) => {
        answer?.(false);
        return Promise.resolve(false);
      },
    });
  });
}

/** What must hold after every attack, whatever it was. */
async function expectUnharmed(world: World, page: Page, popup: Page, says: Words): Promise<void> {
  for (const words of [says].flat())
    await expect(popup.locator('body')).toContainText(words, { timeout: 20_000 });
  expect(await popup.locator('body').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  await expect(popup.locator('img[src*="px."], [onerror]')).toHaveCount(0);
  expect(await popup.evaluate(() => 'purposes' in {})).toBe(false);
  await page.bringToFront();
  await page.locator('#reply').click({ timeout: QUICK });
  const loaded = world.server.requests(
    ({ host, path }) => host.endsWith(HOSTILE_DOMAIN) && !path.startsWith('/.well-known/'),
  );
  expect(loaded.map(urlOf)).toEqual([]);
  await Promise.all([popup.close(), page.close()]);
  const next = await world.mail.newPage();
  await next.goto(hostileUrl(NEXT));
  await expect
    .poll(() => next.evaluate(() => document.querySelector<HTMLImageElement>('#logo')?.naturalWidth))
    .toBe(120);
  await next.close();
}

for (const message of OPENED) {
  test(`a message is opened: ${message.name}`, async ({ server, mail }) => {
    server.clear();
    const page = await open(mail, message);
    const popup = await popupOf(mail);
    await expectUnharmed({ server, mail }, page, popup, message.says);
  });
}

for (const message of ASKED) {
  test(`the sender's web site is asked: ${message.name}`, async ({ server, mail }) => {
    server.clear();
    const page = await open(mail, message);
    expect(server.requests(({ path }) => path.startsWith('/.well-known/'))).toEqual([]);
    const popup = await popupOf(mail);
    await refuseAccess(popup);
    await popup.getByRole('button', { name: 'Ask the sender’s web site' }).click();
    await server.waitForAll([`https://${message.name}.${HOSTILE_DOMAIN}/.well-known/email-tracking.json`]);
    await expectUnharmed({ server, mail }, page, popup, message.says);
  });
}

for (const message of CHECKED) {
  test(`the message's source is read: ${message.name}`, async ({ server, mail }) => {
    server.clear();
    const page = await open(mail, message);
    const popup = await popupOf(mail);
    const check = popup.getByRole('button', { name: 'Check who sent this' });
    await check.click();
    await expect(check).toHaveCount(0, { timeout: 20_000 });
    await expectUnharmed({ server, mail }, page, popup, message.says);
  });
}
