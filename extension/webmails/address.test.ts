import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressIn, mailtoAddress, nameIn } from './address.ts';

describe('the address in a text', () => {
  test.each([
    ['news@shop.example', 'news@shop.example'],
    ['Shop <News@Shop.example>', 'news@shop.example'],
    ['Shop<news@shop.example>', 'news@shop.example'],
    ['boss@bank.example <thief@evil.example>', 'thief@evil.example'],
    ['Boss <boss@bank.example> <thief@evil.example>', 'thief@evil.example'],
    ['boss@bank.example (thief@evil.example)', null],
    ['news@shop.example, news@shop.example', 'news@shop.example'],
    ['Shop', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%s: %s', (text, address) => {
    expect(addressIn(text)).toBe(address);
  });

  test('a name long enough to push the address out of sight gives none', () => {
    expect(addressIn(`boss@bank.example ${' '.repeat(2000)}<thief@evil.example>`)).toBeNull();
  });

  test('whatever stands before it, the address in brackets at the end is the one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (name) => {
        expect(addressIn(`${name} <news@shop.example>`)).toBe('news@shop.example');
      }),
    );
  });
});

test.each([
  ['mailto:News@shop.example?subject=boss@bank.example', 'news@shop.example'],
  ['MAILTO:news%40shop.example', 'news@shop.example'],
  ['mailto:%zz@shop.example', '%zz@shop.example'],
  ['mailto:a@shop.example,b@shop.example', null],
  ['https://shop.example/a@b', null],
  [null, null],
])('the address of the link %s: %s', (href, address) => {
  expect(mailtoAddress(href)).toBe(address);
});

test.each([
  ['Shop <news@shop.example>', 'Shop'],
  ['  Shop \n News ', 'Shop News'],
  ['news@shop.example', null],
  ['<news@shop.example>', null],
  ['boss@bank.example <thief@evil.example>', null],
  ['x'.repeat(201), null],
  [null, null],
])('the name in %s: %s', (text, name) => {
  expect(nameIn(text)).toBe(name);
});
