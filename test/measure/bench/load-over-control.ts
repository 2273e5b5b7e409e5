import type { Page } from '@playwright/test';
import { serveWebmail } from '../../fixtures/webmail.ts';
import { makePng } from '../../fixtures/png.ts';
import { FixtureServer, type Handler } from '../../fixtures/server.ts';
import { MailBrowser } from '../../e2e/browser.ts';
import { buildExtension } from './builds.ts';
import type { Figure } from './keys.ts';
import { pairedRatioAsync } from './paired-ratio.ts';

const PICTURES = 100;

/** A near server's time to answer (milliseconds). Without any, loopback and two busy processors would be measured. */
const ANSWER = 10;

const HOSTS = ['img.shop.test', 'cdn.pictures.test', 'static.news.test'];

/** Answers for the pictures after the time that a server would take. */
const nearServer: Handler = ({ host, path }, response) => {
  if (!HOSTS.includes(host)) return false;
  const body = makePng(path, 120, 40);
  setTimeout(() => {
    response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': body.length }).end(body);
  }, ANSWER);
  return true;
};

/** A newsletter's worth of harmless pictures with names nobody has loaded before. */
function message(name: string): string {
  return Array.from({ length: PICTURES }, (_, number) => {
    const host = HOSTS[number % HOSTS.length] ?? '';
    return `<img src="http://${host}/picture/${name}-${number}-120x40.png" width="120" height="40" alt="Offer ${number}">`;
  }).join('');
}

/** Inserts the message as a webmail does and gives the milliseconds until its last picture stands. */
function load(page: Page, html: string): Promise<number> {
  return page.evaluate(async (content) => {
    const main = document.querySelector('main');
    if (!main) throw new Error('The fixture webmail has no place for a message.');
    main.replaceChildren();
    const start = performance.now();
    main.innerHTML = content;
    const shown = [...main.querySelectorAll('img')].map(
      (image) =>
        new Promise<void>((resolve) => {
          image.addEventListener(
            'load',
            () => {
              resolve();
            },
            { once: true },
          );
        }),
    );
    await Promise.all(shown);
    return performance.now() - start;
  }, html);
}

/** 100 harmless pictures inserted until all have loaded, with the extension over without, in Chromium. */
export async function loadOverControl(): Promise<Figure> {
  await buildExtension('chrome-e2e');
  const server = await FixtureServer.start([nearServer, serveWebmail]);
  const browsers = [
    await MailBrowser.launch({ port: server.port, extension: true }),
    await MailBrowser.launch({ port: server.port, extension: false }),
  ] as const;
  const [ours, control] = await Promise.all(browsers.map((browser) => openMailbox(browser)));
  if (!ours || !control) throw new Error('A browser did not start.');
  let round = 0;
  const times = await pairedRatioAsync(
    () => load(ours, message(`ours-${round++}`)),
    () => load(control, message(`control-${round++}`)),
  );
  for (const browser of browsers) await browser.close();
  await server.close();
  return {
    value: times.ratio,
    interval: times.interval,
    times,
    note: `${PICTURES} pictures, ${HOSTS.length} hosts that answer after ${ANSWER} ms`,
  };
}

async function openMailbox(browser: MailBrowser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto('http://inbox.webmail.test/empty');
  return page;
}
