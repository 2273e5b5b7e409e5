import fc from 'fast-check';
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FixtureServer } from '../../test/fixtures/server.ts';
import { readSource } from './source.ts';
import { headerBlockIn } from './source-shapes.ts';

const HEADERS = 'Received: from a by b\r\nFrom: Shop <news@shop.example>\r\nSubject: "a" & b';
const MESSAGE = `${HEADERS}\r\n\r\nFrom: the body`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;');

describe('headerBlockIn', () => {
  it.each([
    ['as it is', MESSAGE, HEADERS],
    ['behind empty lines', `\r\n\r\n${MESSAGE}`, HEADERS],
    ['cut before the end', HEADERS, HEADERS],
    ['a page', `<!DOCTYPE html><html><pre class="x">${escaped(MESSAGE)}</pre><pre>y</pre>`, HEADERS],
    ['a page cut short', `<pre>${escaped(HEADERS)}`, HEADERS],
    [
      'hexadecimal entities',
      '<pre>From: &#x3C;a@b.example&#x3e;&nbsp;&eacute;&#x110000;',
      'From: <a@b.example> &eacute;\ufffd',
    ],
    ['line breaks as elements', '<pre>From: a<br>To: b<br /><br/>c', 'From: a\nTo: b'],
    ['JSON', JSON.stringify({ status: 'success', data: { source: MESSAGE } }), HEADERS],
    ['JSON in a list', JSON.stringify([{ id: 1, headers: HEADERS }]), HEADERS],
    ['JSON cut in an escape', `{"source":"From: a\\r\\nTo: b\\u00`, 'From: a\r\nTo: b'],
    [
      'JSON whose other strings look like a member',
      JSON.stringify({ subject: '"source":"From: evil', source: MESSAGE }),
      HEADERS,
    ],
  ])('%s', (_, text, block) => {
    expect(headerBlockIn(text)).toBe(block);
  });

  it.each([
    '',
    ' ',
    'hello',
    '<html><form>Log in</form>',
    '<pre>hello</pre>',
    '{"error":"From: a"}',
    '{"source":"\\x"}',
    '{',
  ])('nothing in %s', (text) => {
    expect(headerBlockIn(text)).toBeNull();
  });
});

describe('hostile answers', () => {
  it('never throws', () => {
    const piece = fc.constantFrom(
      '<pre',
      '>',
      '{',
      '"source":"',
      '\\',
      '\\u',
      '&#x',
      ';',
      '\n',
      'From:',
      '"',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        headerBlockIn(pieces.join(''));
      }),
    );
  });

  it.each(['<pre ', '&#', '{"source":"', '\\', '"source"        ', '<br        '])(
    'is linear in %j',
    (piece) => {
      const start = performance.now();
      for (const head of ['', '<pre>', '{"source":"'])
        headerBlockIn(head + piece.repeat(262_144 / piece.length));
      // Measured: below 30 ms.
      expect(performance.now() - start).toBeLessThan(2_000);
    },
  );
});

let server: FixtureServer;
let answer: (response: ServerResponse) => void;
let origin: string;

beforeAll(async () => {
  server = await FixtureServer.start([(_request, response) => (answer(response), true)]);
  origin = `http://127.0.0.1:${server.port}`;
});
afterEach(() => {
  server.clear();
});
afterAll(() => server.close());

describe('readSource', () => {
  it('reads the headers, and leaves the rest', async () => {
    let closed = false;
    answer = (response) => {
      response.once('close', () => (closed = true)).writeHead(200, { 'Content-Type': 'text/plain' });
      // Never ends: a message of many megabytes, from a slow server.
      response.write(MESSAGE);
    };
    expect(await readSource(`${origin}/?_action=viewsource`, origin, fetch)).toEqual({ source: HEADERS });
    await expect.poll(() => closed).toBe(true);
  });

  it('finds the empty line across pieces', async () => {
    answer = (response) => {
      response.writeHead(200).write(`${HEADERS}\r\n`);
      setTimeout(() => response.write('\r'), 20);
      setTimeout(() => response.write('\nbody'), 40);
    };
    expect(await readSource(`${origin}/`, origin, fetch)).toEqual({ source: HEADERS });
  });

  it('reads 256 KB at most', async () => {
    answer = (response) => {
      response.writeHead(200).write(`From: a\nX: ${'x'.repeat(3_000_000)}`);
    };
    const read = await readSource(`${origin}/`, origin, fetch);
    expect('source' in read && read.source.length).toBe(256 * 1024);
  });

  it('asks no other origin', async () => {
    const port = String(server.port);
    for (const url of [
      `http://localhost:${port}/`,
      'https://evil.example/',
      '/relative',
      'javascript:1',
      '',
    ]) {
      expect(await readSource(url, origin, fetch)).toEqual({ why: 'other-origin' });
    }
    expect(server.requests()).toEqual([]);
  });

  it('says why there is none', async () => {
    answer = (response) => response.writeHead(302, { Location: `${origin}/login` }).end();
    expect(await readSource(`${origin}/`, origin, fetch)).toEqual({ why: 'unreachable' });
    expect(server.requests()).toHaveLength(1);
    answer = (response) => response.writeHead(403).end();
    expect(await readSource(`${origin}/`, origin, fetch)).toEqual({ why: 'status' });
    answer = (response) => response.writeHead(200).end('<html>Log in');
    expect(await readSource(`${origin}/`, origin, fetch)).toEqual({ why: 'no-headers' });
    answer = () => undefined;
    expect(await readSource(`${origin}/`, origin, fetch, 300)).toEqual({ why: 'timeout' });
  });
});
