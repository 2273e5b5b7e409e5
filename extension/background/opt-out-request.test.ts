import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeCertificate } from '../../test/fixtures/certificate.ts';
import { FixtureServer } from '../../test/fixtures/server.ts';
import { type Fetch, requestOptOut } from './opt-out-request.ts';

const PAGE = 'https://shop.example/u?id=1#secret';

let server: FixtureServer;
let answer: (response: ServerResponse) => void;
let sent: RequestInit | undefined;

beforeAll(async () => {
  // The certificate is made anew each time and stands for no name.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  const handler = (_request: unknown, response: ServerResponse): boolean => {
    answer(response);
    return true;
  };
  server = await FixtureServer.start([handler], 0, await makeCertificate());
});
afterEach(() => {
  server.clear();
  sent = undefined;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** The public host is the local server. */
const local: Fetch = (url, init) => {
  sent = init;
  return fetch(url.replace('https://shop.example', `https://127.0.0.1:${server.port}`), init);
};

const answering = (status: number, headers: Record<string, string> = {}) => {
  answer = (response) => response.writeHead(status, { 'Set-Cookie': 'a=b', ...headers }).end('x');
};

describe('with access to the host', () => {
  it.each([200, 202, 204])('%i is done', async (status) => {
    answering(status);
    expect(await requestOptOut(PAGE, true, local)).toEqual({ outcome: 'done' });
  });

  it.each([400, 403, 404, 405, 500])('%i is refused', async (status) => {
    answering(status);
    expect(await requestOptOut(PAGE, true, local)).toEqual({ outcome: 'refused', status });
  });

  it.each([301, 302, 303, 307, 308])('%i is not followed', async (status) => {
    answering(status, { Location: `https://127.0.0.1:${server.port}/elsewhere` });
    expect(await requestOptOut(PAGE, true, local)).toEqual({ outcome: 'refused', status: null });
    expect(server.requests()).toHaveLength(1);
  });

  it('posts what RFC 8058 says, once, and nothing that tells more', async () => {
    let body = '';
    answer = (response) => {
      response.req.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.req.on('end', () => response.writeHead(204).end());
    };
    await requestOptOut(PAGE, true, local);
    await requestOptOut(PAGE, true, local);
    const [request] = server.requests();
    expect(server.requests()).toHaveLength(2);
    expect(request).toMatchObject({ method: 'POST', path: '/u?id=1' });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(body).toBe('List-Unsubscribe=One-Click'.repeat(2));
    for (const { headers } of server.requests()) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
      expect(headers).not.toHaveProperty('authorization');
    }
    expect(sent).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      mode: 'cors',
    });
  });
});

describe('without access to the host', () => {
  it('the word is "request sent", whatever the answer', async () => {
    const opaque: Fetch = async (url, init) => {
      await local(url, init);
      // Node has no page whose origin could differ; a browser answers so.
      return Object.defineProperty(Response.error(), 'type', { value: 'opaque' });
    };
    for (const status of [200, 500]) {
      answering(status);
      expect(await requestOptOut(PAGE, false, opaque)).toEqual({ outcome: 'request-sent' });
    }
    expect(server.requests()).toHaveLength(2);
    expect(sent).toMatchObject({ mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer' });
  });
});

describe('what does not arrive', () => {
  it('a server that hangs gave no answer', async () => {
    answer = () => undefined;
    expect(await requestOptOut(PAGE, true, local, 300)).toEqual({ outcome: 'no-answer' });
  });

  it('without a connection nothing was sent', async () => {
    const nowhere: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await requestOptOut(PAGE, true, nowhere)).toEqual({ outcome: 'not-sent' });
    expect(await requestOptOut(PAGE, false, nowhere)).toEqual({ outcome: 'not-sent' });
  });

  it.each([
    'http://shop.example/u',
    'https://127.0.0.1/u',
    'https://intranet/u',
    'mailto:a@shop.example',
    'x',
    '',
  ])('nothing is sent to %s', async (url) => {
    expect(await requestOptOut(url, true, local)).toEqual({ outcome: 'not-sent' });
    expect(server.requests()).toEqual([]);
  });
});
