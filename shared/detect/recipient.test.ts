import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressNeedles, carriesAddress, carriesSomeAddress } from './recipient.ts';
import { urlParts } from './url-parts.ts';

const ADDRESS = 'Ada.Lovelace@mailbox.example';
const LOWER = ADDRESS.toLowerCase();
const needles = addressNeedles([LOWER]);
const hex = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex');

const FORMS: readonly (readonly [string, string])[] = [
  ['plain', LOWER],
  ['in capitals', ADDRESS.toUpperCase()],
  ['percent-encoded', encodeURIComponent(LOWER)],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(LOWER))],
  [
    'every character percent-encoded',
    [...Buffer.from(LOWER)].map((byte) => `%${byte.toString(16)}`).join(''),
  ],
  ['base64', Buffer.from(LOWER).toString('base64')],
  ['base64, percent-encoded', encodeURIComponent(Buffer.from(LOWER).toString('base64'))],
  ['base64url', Buffer.from(LOWER).toString('base64url')],
  ['base64 of a longer text', Buffer.from(`{"x":1,"to":"${LOWER}"}`).toString('base64url')],
  ['hex of the text', Buffer.from(LOWER).toString('hex')],
  ['md5', hex('md5', LOWER)],
  ['md5 in capitals', hex('md5', LOWER).toUpperCase()],
  ['sha1', hex('sha1', LOWER)],
  ['sha256', hex('sha256', LOWER)],
  ['sha256 in base64url', createHash('sha256').update(LOWER).digest('base64url')],
];

describe('carriesAddress', () => {
  it.each(FORMS)('finds the address %s', (_form, text) => {
    expect(carriesAddress(`https://a.example/open?x=1&r=${text}&z=2`, needles)).toBe(true);
    expect(carriesAddress(`https://a.example/p/${text}/o.gif`, needles)).toBe(true);
  });

  it('finds it at every alignment', () => {
    for (let pad = 0; pad < 6; pad += 1) {
      const text = Buffer.from('x'.repeat(pad) + LOWER + 'yy').toString('base64');
      expect(carriesAddress(`https://a.example/${text}`, needles)).toBe(true);
    }
  });

  it('finds hashes of the address as it was given too', () => {
    expect(carriesAddress(`https://a.example/${hex('sha1', ADDRESS)}`, addressNeedles([ADDRESS]))).toBe(true);
  });

  it('finds nothing in other addresses, and nothing without an address', () => {
    expect(carriesAddress(`https://a.example/?r=${hex('md5', 'bob@mailbox.example')}`, needles)).toBe(false);
    expect(carriesAddress('https://a.example/?r=', addressNeedles([]))).toBe(false);
    expect(carriesAddress('https://a.example/', addressNeedles(['', 'nobody']))).toBe(false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.string({ unit: 'binary' })),
        (url, addresses) => {
          carriesAddress(url, addressNeedles(addresses));
        },
      ),
    );
  });
});

describe('carriesSomeAddress', () => {
  const carries = (url: string, senderDomain: string | null = 'shop.example'): boolean => {
    const parts = urlParts(url);
    return parts !== null && carriesSomeAddress(parts, senderDomain);
  };

  it.each([
    ['https://a.example/x?u=grace@mail.example', true],
    ['https://a.example/x/grace%40mail.example', true],
    ['https://a.example/x?email=grace@host', true],
    [
      `https://a.example/t/${Buffer.from('{"typ":"JWT"}').toString('base64url')}.${Buffer.from('{"to":"grace@mail.example"}').toString('base64url')}.x`,
      true,
    ],
    ['https://a.example/x?from=news@shop.example', false],
    ['https://a.example/img/logo@2x.png', false],
    ['https://a.example/img/logo@2x.min.png', false],
    ['https://a.example/@grace', false],
    ['https://medium.example/@grace/avatar', false],
  ])('%s: %s', (url, expected) => {
    expect(carries(url)).toBe(expected);
  });
});
