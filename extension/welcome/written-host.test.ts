import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writtenHost } from './written-host.ts';

it.each([
  ['mail.example.org', 'mail.example.org'],
  [' https://Mail.Example.org/roundcube/?_task=mail#a ', 'mail.example.org'],
  ['http://mail.example.org:8080', 'mail.example.org'],
  ['192.168.1.20', '192.168.1.20'],
  ['pöst.example', 'xn--pst-sna.example'],
])('%s is a webmail at %s', (written, host) => {
  expect(writtenHost(written)).toBe(host);
});

it.each([
  '',
  '   ',
  'localhost',
  'com',
  '[::1]',
  'ftp://mail.example.org',
  'file:///mail.example',
  'a b.c',
  '*.example.org',
  'https://',
])('"%s" is none', (written) => {
  expect(writtenHost(written)).toBeNull();
});

it('never gives more than one host, whatever is written', () => {
  fc.assert(
    fc.property(fc.string(), (written) => {
      const host = writtenHost(written);
      if (host !== null) expect(new URL(`https://${host}/`).hostname).toBe(host);
    }),
  );
});
