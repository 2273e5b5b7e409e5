import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from './input.ts';
import { readJsonLines } from './jsonl.ts';
import { byteLines } from './lines.ts';
import { readMbox } from './mbox.ts';
import { readSource } from './sources.ts';

async function* chunks(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

const eml = (to: string): string =>
  [
    'From: "Shop, the" <News@Shop.example>',
    `To: Ada <${to}>`,
    'Subject: x',
    'List-Unsubscribe: <https://shop.example/u?x=1>, <mailto:u@shop.example>',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Hé</p><img src="https://a.example/1.png">',
    '',
  ].join('\r\n');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pixelgate-scan-'));
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'a.eml'), eml('ada@mailbox.example'));
  writeFileSync(join(folder, 'b', 'box'), `From x Mon Jan  5 10:00:00 2026\n${eml('b@mailbox.example')}`);
  writeFileSync(join(folder, 'c.jsonl.gz'), gzipSync('{"id":"z","html":"<p>"}\n'));
  writeFileSync(join(folder, 'picture.png'), 'no mail');
  writeFileSync(join(folder, '.hidden.eml'), 'no mail');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('byteLines', () => {
  it('cuts at line ends wherever the chunks end, and caps long lines', async () => {
    const lines = await all(byteLines(chunks('a\nbcdefghijklmnop\n\nlast'), 6));
    expect(lines.map(String)).toEqual(['a\n', 'bcdefg', '\n', 'last']);
  });
});

describe('JSON lines', () => {
  it('reads messages in order and goes on after what is none', async () => {
    const text =
      '{"id":"1","from":"A <a@x.example>","to":"b@y.example","headers":{"List-Id":"l"},"html":"<p>"}\n\n{"id":"2"}\nnonsense\n{"html":""}\n';
    const found = await all(readJsonLines(chunks(text), 'in'));
    expect(found[0]).toEqual({
      id: '1',
      from: 'a@x.example',
      to: ['b@y.example'],
      headers: { 'list-id': 'l' },
      html: '<p>',
    });
    expect(found[1]).toEqual({ id: '2', error: '"html" is missing' });
    expect(found[2]).toEqual({ id: 'in#4', error: 'not a line of JSON' });
    expect(found[3]).toMatchObject({ id: 'in#5', from: null, html: '' });
  });
});

describe('JSON lines that are none', () => {
  it('say so once, however many lines there are', async () => {
    const found = await all(readJsonLines(chunks(eml('a@x.example').repeat(200), 1000), 'stdin'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      id: 'stdin',
      error: expect.stringContaining('no JSON lines') as string,
    });
  });

  it('are told apart where one comes first and messages follow', async () => {
    const found = await all(readJsonLines(chunks('nonsense\n5\n{"id":"a","html":""}\n'), 'in'));
    expect(found.map((input) => [input.id, 'error' in input ? input.error : ''])).toEqual([
      ['in#1', 'not a line of JSON'],
      ['in#2', 'not a JSON object'],
      ['a', ''],
    ]);
  });
});

describe('mbox', () => {
  it('separates messages at From after an empty line, and un-quotes', async () => {
    const text = `From a\n${eml('a@x.example')}\nFrom b\n${eml('b@x.example').replace('<p>', '>From here\n<p>')}`;
    const found = await all(readMbox(chunks(text, 100), 'box'));
    expect(found.map(({ id }) => id)).toEqual(['box#1', 'box#2']);
    expect(found[1]).toMatchObject({ to: ['b@x.example'], from: 'news@shop.example' });
    expect((found[1] as { html: string }).html).toContain('From here');
    expect((found[1] as { html: string }).html).not.toContain('>From');
  });
});

describe('readSource', () => {
  const ids = (inputs: readonly Input[]): string[] =>
    inputs.map(({ id }) => id.slice(folder.length + 1) || id);

  it('reads a folder by name, sub-folders too, whatever holds mail', async () => {
    const found = await all(readSource(folder));
    expect(found.map((input) => ('error' in input ? input.error : (input.to[0] ?? input.id)))).toEqual([
      'ada@mailbox.example',
      'b@mailbox.example',
      'z',
    ]);
    expect(ids(found).slice(0, 2)).toEqual(['a.eml', join('b', 'box#1')]);
  });

  it('gives an error for a file that is no mail', async () => {
    expect(await all(readSource(join(folder, 'picture.png')))).toEqual([
      { id: join(folder, 'picture.png'), error: 'no mail headers' },
    ]);
    expect(await all(readSource(join(folder, 'gone')))).toMatchObject([
      { error: expect.any(String) as string },
    ]);
  });
});
