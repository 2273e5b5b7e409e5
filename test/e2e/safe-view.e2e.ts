import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { safeDocument } from '../../shared/safe-view/safe-document.ts';
import { mixedMessage } from '../fixtures/message.ts';
import { oneOfEach } from '../fixtures/one-of-each.ts';
import { FixtureServer, type LoggedRequest, urlOf } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { bundle } from './popup-view/serve.ts';
import { expect, test } from '@playwright/test';

const PANE = 'pane.test';
const PICTURE = 'http://img.shop.test/picture/hello-120x40.png';
const LAST = 'http://img.shop.test/picture/last-120x40.png';
const PIXEL = 'http://px.tracker.test/open/approved.gif?uid=6f1c9a3e77b2';

let server: FixtureServer;
let browser: MailBrowser;
let script = '';
let rounds = 0;

test.beforeAll(async () => {
  const entry = fileURLToPath(new URL('safe-view/safe-view-main.tsx', import.meta.url));
  script = (await bundle({ main: entry })).get('/main.js') ?? '';
  server = await FixtureServer.start([
    ({ host }, response) => {
      if (host !== PANE) return false;
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<!doctype html><title>Pane</title><body>');
      return true;
    },
  ]);
  browser = await MailBrowser.launch({ port: server.port, extension: false });
});

test.afterAll(async () => {
  await browser.close();
  await server.close();
});

async function openPane(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`http://${PANE}/`);
  await page.addScriptTag({ content: script });
  server.clear();
  return page;
}

const isRemote = ({ host }: LoggedRequest): boolean => host !== PANE;
const remote = (): string[] => server.requests(isRemote).map(urlOf);

/** Shows a message and then another one, whose picture comes last: what the first asks for has come by then. */
async function requestsOf(page: Page, html: string, allowed: readonly string[]): Promise<string[]> {
  const show = (text: string, urls: readonly string[]): Promise<void> =>
    page.evaluate(
      ([one, list]) => {
        const loaded = new Promise<void>((resolve) => {
          document.addEventListener(
            'load',
            () => {
              resolve();
            },
            { capture: true, once: true },
          );
        });
        globalThis.showSafely(one, list);
        return loaded;
      },
      [text, urls] as const,
    );
  await show(html, allowed);
  const last = `${LAST}?${++rounds}`;
  await show(`<img src="${last}">`, [last]);
  await server.waitForAll([last]);
  return remote().filter((url) => url !== last);
}

/** What a message could do besides naming something. */
const ACTS = (url: string): string => `
<script>fetch("${url}?script")</script><img src=x onerror="fetch('${url}?handler')">
<meta http-equiv=refresh content="0;url=${url}?refresh"><form id=f action="${url}?form"><input name=a autofocus onfocus="f.submit()"></form>
<a href="${url}?link" ping="${url}?ping" target=_top id=l>x</a><svg onload="fetch('${url}?svg')"></svg>
<link rel=prefetch href="${url}?prefetch"><iframe src="javascript:parent.fetch('${url}?frame')"></iframe>`;

test('each attack alone and all together: only the allowed picture is requested, and nobody learns from where', async () => {
  const attacks = oneOfEach('http://px.tracker.test/open/x.gif?uid=6f1c9a3e77b2').map(([, html]) => html);
  const page = await openPane();
  const message = [`<img src="${PICTURE}">`, ...attacks, ACTS('http://px.tracker.test/act')].join('\n');
  for (const html of [message, ...attacks, mixedMessage('safe').html]) {
    server.clear();
    expect(await requestsOf(page, html, [PICTURE]), html).toEqual(html === message ? [PICTURE] : []);
    for (const { headers } of server.requests(isRemote)) expect(headers.referer).toBeUndefined();
  }
  expect(attacks.length).toBeGreaterThanOrEqual(53);
  await page.close();
});

test('without the safe view the same message gives its reader away', async () => {
  const page = await openPane();
  const { html, trackers } = mixedMessage('control');
  await page.setContent(html, { waitUntil: 'commit' });
  await server.waitForAll(trackers);
  await page.close();
});

test('an approved pixel is requested once, and not before', async () => {
  const page = await openPane();
  const other = `${PICTURE}?approved`;
  const html = `<img src="${other}"><img src="${PIXEL}" width=1 height=1><img src="${PIXEL}" width=1 height=1>`;
  expect(await requestsOf(page, html, [other])).toEqual([other]);
  server.clear();
  const requests = await requestsOf(page, html, [other, PIXEL]);
  expect(requests.filter((url) => url === PIXEL)).toEqual([PIXEL]);
  expect(requests.filter((url) => url !== PIXEL && url !== other)).toEqual([]);
  await page.close();
});

test('the second wall: what a flaw would leave in the document is not requested', async () => {
  const page = await openPane();
  const wanted = `${PICTURE}?wall`;
  const allowed = new Set([wanted, 'http://img.shop.test/x;img-src *']);
  const flaw = ['http://px.tracker.test/a.gif', 'http://img.shop.test/other.gif', 'https://px.tracker.test/b']
    .map((url) => `<img src="${url}"><link rel=stylesheet href="${url}"><iframe src="${url}"></iframe>`)
    .join('');
  const made = safeDocument(`<img src="${wanted}">`, allowed).replace('</body>', `${flaw}</body>`);
  await page.evaluate((document_) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = document_;
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
    });
    document.body.append(frame);
    return loaded;
  }, made);
  await server.waitForAll([wanted]);
  expect(remote()).toEqual([wanted]);
  await page.close();
});

test('a link opens outside, without a word about where it was', async () => {
  const page = await openPane();
  await page.evaluate(() => {
    globalThis.showSafely('<a href="http://shop.test/offer.html">Offer</a>', []);
  });
  const opened = page.context().waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link').click();
  const other = await opened;
  await other.waitForLoadState();
  expect(other.url()).toBe('http://shop.test/offer.html');
  expect(server.requests(isRemote)[0]?.headers.referer).toBeUndefined();
  expect(await other.evaluate(() => opener === null)).toBe(true);
  await page.close();
});
