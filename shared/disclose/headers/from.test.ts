import fc from 'fast-check';
import { expect, it } from 'vitest';
import { domainOf, fromAddress } from './from.ts';
import { anyText } from './test-blocks.ts';

it.each([
  ['news@shop.example', 'news@shop.example'],
  ['<News@SHOP.example>', 'news@shop.example'],
  ['Shop <news@shop.example>', 'news@shop.example'],
  ['"Shop, Inc." <news@shop.example>', 'news@shop.example'],
  ['Shop, Inc. <news@shop.example>', 'news@shop.example'],
  ['"bank@bank.example" <news@shop.example>', 'news@shop.example'],
  ['bank@bank.example <news@shop.example>', 'news@shop.example'],
  ['"<bank@bank.example>" <news@shop.example>', 'news@shop.example'],
  ['"a \\" <bank@bank.example>" <news@shop.example>', 'news@shop.example'],
  ['=?utf-8?q?bank=40bank.example_=3Cx=40y=3E?= <news@shop.example>', 'news@shop.example'],
  ['(bank@bank.example) news@shop.example (and (so) on)', 'news@shop.example'],
  ['Shop < news @ shop.example > (comment)', 'news@shop.example'],
  ['"news"@shop.example', 'news@shop.example'],
  ['Shop <news@bücher.example>', 'news@xn--bcher-kva.example'],
  ['Shop <news@аpple.example>', 'news@xn--pple-43d.example'],
  ['Shop <news@shop.example.>', 'news@shop.example'],
])('%s', (value, address) => {
  expect(fromAddress([value])).toBe(address);
});

it.each([
  '',
  'Shop',
  'news',
  '@shop.example',
  'news@',
  'news@shop',
  'news@127.0.0.1',
  'news@[127.0.0.1]',
  'a@shop.example, b@evil.example',
  'Shop <a@shop.example>, <b@evil.example>',
  'Shop <a@shop.example> <b@evil.example>',
  'Shop <a@shop.example> b',
  'Shop <a@shop.example',
  'a@b@shop.example',
  'news@shop.example/@evil.example',
  '<@relay.example:news@shop.example>',
  'Friends: a@shop.example;',
  '"bank@bank.example"@evil.example',
  '=?utf-8?q?news=40shop.example?=',
  'news@ｂank.example',
  'ne\u202ews@shop.example',
  'news@shop.exa\u200bmple',
  `${'a'.repeat(300)}@shop.example`,
  `news@${'a.'.repeat(200)}example`,
])('nobody: %s', (value) => {
  expect(fromAddress([value])).toBeNull();
});

it('needs exactly one field', () => {
  expect(fromAddress([])).toBeNull();
  expect(fromAddress(['news@shop.example', 'news@shop.example'])).toBeNull();
});

it('never throws, and gives one @ and a host', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      fromAddress([text]);
      const address = fromAddress([`${text}@shop.example`]);
      if (address !== null) expect(address.split('@')).toHaveLength(2);
    }),
  );
});

it('gives the domain of an address', () => {
  expect(domainOf('news@shop.example')).toBe('shop.example');
});
