import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ensureChromium } from '../setup/browsers.mjs';
import { chromiumArguments } from './browser.ts';
import { makePng } from '../fixtures/png.ts';

const PROXY = 'https://ci3.googleusercontent.com/meips/';
const LOGO = `${PROXY}AAlogo=s0-d-e1-ft#https://img.shop.example/logo.png`;
const PIXEL = `${PROXY}AApixel=s0-d-e1-ft#https://px.tracker.example/open/6f1c9a3e77b24d10a5c2e8/p.gif?uid=6f1c9a3e77b24d10a5c2e8`;
const AVATAR = 'https://lh3.googleusercontent.com/a/avatar';
/** Visible and made for one reader; written as http, which browsers upgrade on an https page. */
const TICKET = 'http://tickets.shop.example/ticket.png?recipient_id=8812734&email=alice%40example.test';
const DIRECT = 'https://px.tracker.example/open?u=6f1c9a3e77b24d10a5c2e8';

/** Gmail's way: the message stands in the top document, put there by script; pictures come through Google's proxy. */
const PAGE = `<!doctype html><title>Gmail</title><body><img src="${AVATAR}" width="40" height="40">
  <span class="gD" email="news@shop.example">Shop</span><div class="a3s"></div><script>
  document.querySelector('.a3s').innerHTML = \`<img src="${LOGO}" width="120" height="40" alt="Shop">
    <img id="ticket" src="${TICKET.replace('&', '&amp;')}" width="300" height="120" alt="Ticket">
    <img src="${PIXEL}" width="1" height="1"><img src="${DIRECT}" width="1" height="1">\`;
</script>`;

/** Opens Gmail's page under its real host name, answered by the test. @returns paths of the pictures asked for */
async function openGmail(
  extension: boolean,
): Promise<{ context: BrowserContext; page: Page; asked: Set<string> }> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: ensureChromium(),
    args: chromiumArguments({ port: 9, extension }),
  });
  const asked = new Set<string>();
  await context.route(/^https:/, (route) => {
    const url = route.request().url();
    if (url.startsWith('https://mail.google.com/'))
      return route.fulfill({ contentType: 'text/html', body: PAGE });
    asked.add(url.replace(/#.*/, ''));
    return route.fulfill({ contentType: 'image/png', body: makePng(url, 40, 40) });
  });
  const page = await context.newPage();
  await page.goto('https://mail.google.com/mail/u/0/');
  await expect
    .poll(() => page.evaluate(() => document.querySelector<HTMLImageElement>('.a3s img')?.naturalWidth))
    .toBe(40);
  return { context, page, asked };
}

const withoutFragment = (url: string): string => url.replace(/#.*/, '');

test('Gmail: the proxied pixel is never asked for, logo and avatar are', async () => {
  const { context, asked } = await openGmail(true);
  expect([...asked].sort()).toEqual([AVATAR, LOGO].map(withoutFragment).sort());
  await context.close();
});

test('Gmail: an http picture that the user asks for comes over https, once', async () => {
  const { context, page, asked } = await openGmail(true);
  await page.locator('#ticket + *').click();
  await expect.poll(() => asked.has(TICKET.replace('http:', 'https:'))).toBe(true);
  await expect(page.locator('#ticket')).toBeVisible();
  expect([...asked].filter((url) => url.includes('tracker'))).toEqual([]);
  await context.close();
});

test('control: without the extension all of them are asked for', async () => {
  const { context, asked } = await openGmail(false);
  await expect
    .poll(() => [...asked].sort())
    .toEqual([AVATAR, LOGO, PIXEL, DIRECT, TICKET.replace('http:', 'https:')].map(withoutFragment).sort());
  await context.close();
});
