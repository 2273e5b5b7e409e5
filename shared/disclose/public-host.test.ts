import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './headers/test-blocks.ts';
import { isPublicHost, publicUrl } from './public-host.ts';

const PUBLIC = [
  'shop.example',
  'news.shop.co.uk',
  'shop.example.',
  'xn--bcher-kva.example',
  '8.8.8.8',
  '172.15.0.1',
  '172.32.0.1',
  '100.128.0.1',
  '[2606:4700::1111]',
  '[2001:4860:4860::8888]',
  'localhost.shop.example',
];

const INNER = [
  '',
  '.',
  'intranet',
  'localhost',
  'localhost.',
  'a.localhost',
  'printer.local',
  'metadata.google.internal',
  'router.lan',
  'nas.home',
  'nas.home.arpa',
  'abc.onion',
  'a..example',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.251',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[::ffff:7f00:1]',
  '[64:ff9b::a00:1]',
  '[fe80::1]',
  '[fd00::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[2001::1]',
  '[2002:7f00:1::]',
  '[3fff::1]',
];

describe('isPublicHost', () => {
  it.each(PUBLIC)('%s', (host) => {
    expect(isPublicHost(host)).toBe(true);
  });

  it.each(INNER)('not %s', (host) => {
    expect(isPublicHost(host)).toBe(false);
  });

  it('sees through every way to write the machine itself', () => {
    for (const host of [
      '127.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '127。0。0。1',
      '[::1]',
      'LOCALHOST',
    ]) {
      expect(publicUrl(`https://${host}/`), host).toBeNull();
    }
  });
});

describe('publicUrl', () => {
  it('takes https alone unless told otherwise', () => {
    expect(publicUrl('https://shop.example/u?i=1')?.href).toBe('https://shop.example/u?i=1');
    expect(publicUrl('http://shop.example/')).toBeNull();
    expect(publicUrl('http://shop.example/', ['https:', 'http:'])?.href).toBe('http://shop.example/');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://shop.example/',
    'https:',
    'https://bank.example@evil.example/',
    '//a.example',
  ])('refuses %s', (text) => {
    expect(publicUrl(text, ['https:', 'http:'])).toBeNull();
  });

  it('shows homographs as punycode', () => {
    expect(publicUrl('https://аpple.example/')?.hostname).toMatch(/^xn--/);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        publicUrl(text);
        publicUrl(`https://${text}/`);
        isPublicHost(text);
      }),
    );
  });
});
