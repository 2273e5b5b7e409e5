/**
 * The demo itself, once everything is set up: a small mailbox, a server that plays every tracker, and Chromium with
 * Pixelgate. With a display it opens a window; without one it opens the messages itself and reports.
 */
import { once } from 'node:events';
import { platform } from 'node:os';
import { MailBrowser } from '../e2e/browser.ts';
import { makeCertificate } from '../fixtures/certificate.ts';
import { FixtureServer, urlOf, type LoggedRequest } from '../fixtures/server.ts';
import { MAILBOX_HOST, serveDemo } from './mailbox.ts';
import { reportAll } from './report.ts';
import { senderPage } from './sender-pages.ts';

const hasDisplay =
  platform() === 'darwin' ||
  platform() === 'win32' ||
  Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const onlyOnce = Boolean(process.env.CI) || process.argv.includes('--once');
const window = hasDisplay && !onlyOnce;

/** In one word, what a request to the demo's servers is. */
function whatCame({ host, path }: LoggedRequest): string {
  if (path.startsWith('/pictures/')) return 'released ';
  return senderPage(host, path) === null ? 'REQUESTED' : 'followed ';
}

/** Says live what reaches the servers and what the browser refused to ask for. */
async function demonstrateInWindow(server: FixtureServer, browser: MailBrowser): Promise<void> {
  server.onRequest((request) => {
    if (request.host === MAILBOX_HOST) return;
    console.log(`${whatCame(request)}  ${urlOf(request)}`);
  });
  browser.context.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'net::ERR_BLOCKED_BY_CLIENT')
      console.log(`held       ${request.url()}`);
  });
  const page = browser.context.pages()[0] ?? (await browser.newPage());
  await page.goto(`http://${MAILBOX_HOST}/`);
  console.log('Open a message in the window. Ctrl-C ends the demo.\n');
}

const certificate = await makeCertificate();
const server = await FixtureServer.start([serveDemo], 0, certificate);
const browser = await MailBrowser.launch({
  port: server.port,
  extension: true,
  window,
  ownSignals: true,
  trustedKey: certificate.publicKeyHash,
});
const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
const closed = new Promise<void>((resolve) => {
  browser.context.once('close', () => {
    resolve();
  });
});
if (window) {
  await demonstrateInWindow(server, browser);
} else {
  const good = await reportAll(server, browser);
  if (!good) process.exitCode = 1;
  if (!onlyOnce) console.log('\nThe mailbox keeps running. Ctrl-C ends the demo.');
}
if (!onlyOnce) await Promise.race([interrupted, closed]);
await browser.close();
await server.close();
