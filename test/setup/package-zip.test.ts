import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesOf, zipOf, type PackedFile } from './package-zip.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const files: PackedFile[] = [
  { path: 'b/script.js', content: bytes('let a = 1;'.repeat(50)) },
  { path: 'a.json', content: bytes('{}') },
  { path: 'run', content: bytes('#!/bin/sh'), executable: true },
];

test('the same files in any order, at any time, in any time zone, give the same bytes', () => {
  const first = zipOf(files);
  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Tokyo';
  const second = zipOf([...files].reverse());
  process.env.TZ = zone ?? '';
  expect(second).toEqual(first);
});

test('what goes in comes out, sorted by name', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9.-]{0,8}$/);
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const content = fc.uint8Array({ maxLength: 300 });
  const some = fc.uniqueArray(fc.record({ path, content }), { selector: (file) => file.path });
  fc.assert(
    fc.property(some, (given) => {
      const back = filesOf(zipOf(given));
      const sorted = [...given].sort((a, b) => (a.path < b.path ? -1 : 1));
      expect(back.map((file) => file.path)).toEqual(sorted.map((file) => file.path));
      expect(back.map((file) => [...file.content])).toEqual(sorted.map((file) => [...file.content]));
    }),
  );
});

test('no path twice, and none that leads out of the folder', () => {
  const [one] = files;
  expect(() => zipOf(one ? [one, one] : [])).toThrow('Twice');
  for (const path of ['../evil', '/etc/passwd', 'a//b', 'a/./b', String.raw`a\b`, ''])
    expect(() => zipOf([{ path, content: bytes('') }])).toThrow('Not a path');
});
