import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeCertificate } from '../../test/fixtures/certificate.ts';
import { FixtureServer } from '../../test/fixtures/server.ts';
import { type Fetch, fetchWellKnown } from './well-known-fetch.ts';

const PATH = '/.well-known/email-tracking.json';
const URL_ASKED = `https://shop.example${PATH}`;

let server: FixtureServer;
let answer: (response: ServerResponse) => void;
let closed: Promise<void>;

beforeAll(async () => {
  // The certificate is made anew each time and stands for no name.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  const handler = (_request: unknown, response: ServerResponse): boolean => {
    closed = new Promise((resolve) => response.once('close', resolve));
    answer(response);
    return true;
  };
  server = await FixtureServer.start([handler], 0, await makeCertificate());
});
afterEach(() => {
  server.clear();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** The real `fetch`, its requests led to the server above as a name service would. */
const toServer: Fetch = (url, init) =>
  fetch(url.replace(/^https:\/\/[^/]+/, `https://127.0.0.1:${server.port}`), init);

const file =
  (text: string, status = 200) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);

describe('fetchWellKnown', () => {
  it('gives the declaration and tells the server nothing but the question', async () => {
    answer = file('\ufeff{"purposes":["profiling"],"hosts":["px.shop.example"]}');
    expect(await fetchWellKnown(URL_ASKED, toServer)).toMatchObject({
      state: 'found',
      declaration: { carrier: 'well-known', purposes: ['profiling'], hosts: ['px.shop.example'] },
    });
    const [request] = server.requests();
    expect(request).toMatchObject({ method: 'GET', secure: true, path: PATH });
    for (const name of ['cookie', 'authorization', 'referer'])
      expect(request?.headers).not.toHaveProperty(name);
  });

  it('asks the browser for no cookies, no referrer, no redirect, no cache', async () => {
    const asked = vi.fn<Fetch>(() => Promise.resolve(new Response('{"purposes":[]}')));
    await fetchWellKnown(URL_ASKED, asked);
    expect(asked.mock.calls[0]?.[1]).toMatchObject({
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
    });
  });

  it.each([
    ['there is none', file('', 404), { state: 'none' }],
    ['gone', file('', 410), { state: 'none' }],
    ['a broken server', file('{"purposes":[]}', 500), { state: 'refused', why: 'status' }],
    ['wrong JSON', file('<html>'), { state: 'refused', why: 'not-json' }],
    ['another JSON', file('{"purposes":1}'), { state: 'refused', why: 'invalid' }],
    ['deep JSON', file('['.repeat(60_000)), { state: 'refused', why: 'too-deep' }],
    ['10 MB', file(`{"purposes":[]}${' '.repeat(10_000_000)}`), { state: 'refused', why: 'too-large' }],
    ['__proto__', file('{"__proto__":{"purposes":["profiling"]}}'), { state: 'refused', why: 'invalid' }],
    ['a hang-up', (r: ServerResponse) => void r.destroy(), { state: 'refused', why: 'unreachable' }],
  ])('%s', async (_name, answers, expected) => {
    answer = answers;
    expect(await fetchWellKnown(URL_ASKED, toServer)).toEqual(expected);
  });
});

describe('what fetchWellKnown does not follow, wait for or ask', () => {
  it.each(['', `https://other.example${PATH}`])('follows no redirect', async (elsewhere) => {
    const target = elsewhere === '' ? `https://127.0.0.1:${server.port}/inside` : elsewhere;
    answer = (response) => void response.writeHead(302, { Location: target }).end();
    expect(await fetchWellKnown(URL_ASKED, toServer)).toEqual({ state: 'refused', why: 'redirect' });
    expect(server.requests().map(({ path }) => path)).toEqual([PATH]);
  });

  it('knows a redirect as browsers show it', async () => {
    const opaque = Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } });
    expect(await fetchWellKnown(URL_ASKED, () => Promise.resolve(opaque))).toEqual({
      state: 'refused',
      why: 'redirect',
    });
  });

  it('stops reading a body without end', async () => {
    answer = (response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(' '.repeat(16_384)));
      };
      response.on('drain', more);
      more();
    };
    expect(await fetchWellKnown(URL_ASKED, toServer)).toEqual({ state: 'refused', why: 'too-large' });
    await closed;
  });

  it.each([
    ['before the headers', (): void => undefined],
    ['in the body', (response: ServerResponse) => void response.writeHead(200).write('{')],
  ])('leaves a server that hangs %s', async (_name, hangs) => {
    answer = hangs;
    expect(await fetchWellKnown(URL_ASKED, toServer, 300)).toEqual({ state: 'refused', why: 'timeout' });
    await closed;
  });

  it.each([
    'http://shop.example/',
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://localhost/',
    'https://router.local/',
  ])('asks nobody at %s', async (url) => {
    const asked = vi.fn<Fetch>();
    expect(await fetchWellKnown(url, asked)).toEqual({ state: 'refused', why: 'not-public' });
    expect(asked).not.toHaveBeenCalled();
  });
});
