/**
 * `npm run screenshots`: the pictures of README and stores, taken anew from the real pages over the demo mailbox, into
 * `docs/screens`. What is seen there is what people get: only the popup, which no page can photograph in its place, is
 * put upon its mailbox afterwards.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { MailBrowser } from '../e2e/browser.ts';
import { makeCertificate } from '../fixtures/certificate.ts';
import { FixtureServer } from '../fixtures/server.ts';
import { serveDemo } from '../demo/mailbox.ts';
import { SCENES, SIZE } from './screenshot-scenes.ts';
import { smallPng } from './small-png.ts';

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url));

const certificate = await makeCertificate();
const server = await FixtureServer.start([serveDemo], 0, certificate);
const browser = await MailBrowser.launch({
  port: server.port,
  extension: true,
  trustedKey: certificate.publicKeyHash,
});
await mkdir(folder, { recursive: true });
for (const [name, scene] of Object.entries(SCENES)) {
  const page = await browser.newPage();
  await page.setViewportSize(SIZE);
  const png = await smallPng(await scene({ browser, server, page }));
  await writeFile(`${folder}${name}.png`, png);
  console.log(`${name}.png`.padEnd(16), `${Math.round(png.length / 1024)} KB`);
  for (const open of browser.context.pages()) if (open.url() !== 'about:blank') await open.close();
}
await browser.close();
await server.close();
