import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_LIST } from '../limits.ts';
import { fetchList, type ListAnswer, type ListVersion } from './filter-list-fetch.ts';

let server: Server | null = null;

/** A server that answers so, and what a list there is taken for. */
async function answerOf(answer: RequestListener, known: ListVersion | null = null): Promise<ListAnswer> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return fetchList(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/list.txt`,
    known,
    fetch,
    1_000,
  );
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const refused = (why: string): unknown => ({ state: 'refused', why });

describe('fetching a list', () => {
  it('takes the text, and what its server calls this version', async () => {
    const answer = await answerOf((request, response) => {
      expect(request.headers).not.toHaveProperty('if-none-match');
      expect(request.headers.cookie).toBeUndefined();
      response.writeHead(200, { 'Content-Type': 'text/plain', ETag: '"7"' }).end('||a.example^');
    });
    expect(answer).toEqual({
      state: 'new',
      text: '||a.example^',
      version: { etag: '"7"', lastModified: null },
    });
  });

  it('asks only for what is newer', async () => {
    const version = { etag: '"7"', lastModified: 'Tue, 03 Mar 2026 12:00:00 GMT' };
    const answer = await answerOf((request, response) => {
      const { 'if-none-match': etag, 'if-modified-since': since } = request.headers;
      response.writeHead(etag === '"7"' && since === version.lastModified ? 304 : 200).end();
    }, version);
    expect(answer).toEqual({ state: 'same' });
  });

  it.each<[string, string, RequestListener]>([
    ['an error', 'status', (_, response) => response.writeHead(500).end('||a.example^')],
    ['no such file', 'status', (_, response) => response.writeHead(404).end()],
    ['a page', 'html', (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('||a^')],
    ['a page that says it is a text', 'html', (_, response) => response.end('\n <!DOCTYPE html><p>Log in')],
    ['a server that never answers', 'timeout', () => undefined],
    ['a server that never ends', 'timeout', (_, response) => response.write('||a.example^\n')],
    ['a broken connection', 'unreachable', (request) => request.socket.destroy()],
    [
      'more than a list may have, whatever it declares',
      'too-large',
      (_, response) => response.end(Buffer.alloc(MAX_LIST + 1, 'a')),
    ],
  ])('refuses %s', async (_, why, answer) => {
    expect(await answerOf(answer)).toEqual(refused(why));
  });

  it('refuses what another host gives, and follows on the same one', async () => {
    const elsewhere = createServer((_, response) => response.end('||a.example^')).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const away = `http://localhost:${port}/`;
    expect(await answerOf((_, response) => response.writeHead(302, { Location: away }).end())).toEqual(
      refused('redirect'),
    );
    elsewhere.close();
    server?.close();
    const moved = await answerOf(({ url }, response) => {
      if (url === '/new') response.end('||a.example^');
      else response.writeHead(301, { Location: '/new' }).end();
    });
    expect(moved).toMatchObject({ state: 'new' });
  });
});
