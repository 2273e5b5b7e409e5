import { expect, test } from 'vitest';
import { listName } from './list-name.ts';

const URL_OF_LIST = 'https://Out.Shop.example/u?id=1';

test.each<[readonly string[], readonly string[], string | null]>([
  [['Weekly news <Weekly.Shop.example>'], [], 'weekly.shop.example'],
  [['"a <b>" < weekly.shop.example > '], [URL_OF_LIST], 'weekly.shop.example'],
  [['weekly'], [URL_OF_LIST], 'out.shop.example'],
  [['<a>', '<b>'], [URL_OF_LIST], 'out.shop.example'],
  [[`<${'a'.repeat(256)}>`], [], null],
  [[], ['mailto:u@shop.example', URL_OF_LIST], 'out.shop.example'],
  [[], ['mailto:u@shop.example'], null],
  [['<>'], [], null],
])('%j, %j: %s', (ids, urls, name) => {
  expect(listName(ids, urls)).toBe(name);
});

test('is linear', () => {
  const start = performance.now();
  for (const piece of ['<', '< ', '<a', '>', ' ']) listName([piece.repeat(64_000 / piece.length)], []);
  expect(performance.now() - start).toBeLessThan(2_000);
});
