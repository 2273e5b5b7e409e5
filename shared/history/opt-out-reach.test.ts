import { expect, test } from 'vitest';
import { reaches, untagged } from './opt-out-reach.ts';

test.each([
  ['news+1@shop.example', 'news@shop.example'],
  ['news+a+b@shop.example', 'news@shop.example'],
  ['news@shop.example', 'news@shop.example'],
  ['+news@shop.example', '+news@shop.example'],
  ['"a@b+c"@shop.example', '"a@b@shop.example'],
  ['no address+1', 'no address+1'],
  ['', ''],
])('%s without its tag', (address, bare) => {
  expect(untagged(address)).toBe(bare);
});

test.each<[string, string | null, string, string | null, boolean]>([
  ['news@shop.example', null, 'news+1@shop.example', null, true],
  ['news+1@shop.example', null, 'news+2@shop.example', null, true],
  ['news@shop.example', null, 'offers@shop.example', null, false],
  ['news@shop.example', 'weekly.shop.example', 'offers@shop.example', 'weekly.shop.example', true],
  ['news@shop.example', 'weekly.shop.example', 'offers@shop.example', 'bills.shop.example', false],
  ['news@shop.example', 'weekly.shop.example', 'offers@shop.example', null, false],
  ['news@shop.example', 'weekly.shop.example', 'news@other.example', 'weekly.shop.example', false],
  ['news@shop.example', null, 'news@sub.shop.example', null, false],
])('an opt-out from %s (list %s) for %s (list %s): %s', (asked, askedList, sender, list, holds) => {
  expect(reaches({ sender: asked, list: askedList }, { sender, list })).toBe(holds);
});

test('an opt-out of an older version knows no list', () => {
  const asked = { sender: 'news@shop.example' };
  expect(reaches(asked, { sender: 'offers@shop.example', list: 'weekly' })).toBe(false);
});

test('a forged List-Id reaches nobody outside the domain that is confirmed, and frees nobody from what was asked of its address', () => {
  const bank = { sender: 'news@bank.example', list: 'weekly.bank.example' };
  const forger = { sender: 'news@evil.example', list: 'weekly.bank.example' };
  expect(reaches(forger, bank)).toBe(false);
  expect(reaches(bank, forger)).toBe(false);
  for (const list of [null, 'another.bank.example', forger.list])
    expect(reaches(bank, { ...bank, list })).toBe(true);
});
