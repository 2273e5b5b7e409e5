import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FixtureServer } from '../fixtures/server.ts';
import { serveDemo } from './mailbox.ts';
import { htmlOf, MESSAGES } from './messages.ts';

let server: FixtureServer;
beforeAll(async () => {
  server = await FixtureServer.start([serveDemo]);
});
afterAll(() => server.close());

async function ask(url: string): Promise<{ status: number | undefined; type: string | undefined }> {
  const { host, pathname, search } = new URL(url);
  const asked = request({ port: server.port, path: pathname + search, headers: { Host: host } });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return { status: answer.statusCode, type: answer.headers['content-type'] };
}

const LINKS = MESSAGES.flatMap((message) =>
  Array.from(htmlOf(message).matchAll(/<a\s[^>]*href="(https?:[^"]+)"/g), ([, url]) => url ?? ''),
);

test('the demo has links to follow', () => {
  expect(LINKS.length).toBeGreaterThanOrEqual(4);
});

test.each(LINKS)('whoever follows %s sees a page', async (url) => {
  expect(await ask(url)).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
});

test('no sender of the demo has a well-known file', async () => {
  const { status } = await ask('https://maison-aubrac.test/.well-known/email-tracking.json');
  expect(status).toBe(404);
});
