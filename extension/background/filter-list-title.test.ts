import { expect, it } from 'vitest';
import { listTitle } from './filter-list-title.ts';

it.each([
  ['! Title: EasyPrivacy\n||a^', 'https://x.example/e.txt', 'EasyPrivacy'],
  ['[Adblock Plus]\n!Title:  A   B \r\n', 'https://x.example/e.txt', 'A B'],
  ['||a^', 'https://x.example/path/e.txt?v=1', 'x.example: e.txt'],
  ['||a^', 'https://x.example/', 'x.example'],
  ['||a^', 'mine.txt', 'mine.txt'],
  ['! Title: \u202egnihtyna\u0000\n', 'a', 'gnihtyna'],
  ['', '\u200b', '?'],
])('a list that begins %j from %s is called %s', (text, from, title) => {
  expect(listTitle(text, from)).toBe(title);
});

it('a name is cut, and looked for at the beginning alone', () => {
  expect(listTitle(`! Title: ${'x'.repeat(10_000)}`, 'a').length).toBeLessThan(200);
  expect(listTitle(`${'\n'.repeat(10_000)}! Title: Late`, 'a.txt')).toBe('a.txt');
});
