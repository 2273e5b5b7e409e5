import { expect, it } from 'vitest';
import { asciiDomain, hostInAscii, mailtoAddress } from './web-address.ts';

it('shows a look-alike host as punycode', () => {
  expect(hostInAscii('https://bаnk.example/x')).toBe('xn--bnk-6cd.example');
  expect(asciiDomain('bаnk.example')).toBe('xn--bnk-6cd.example');
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'chrome://settings', '/relative', ''])(
  'takes no host from %j',
  (url) => {
    expect(hostInAscii(url)).toBeNull();
  },
);

it('says whom a mailto address writes to, and nothing of what it fills in', () => {
  expect(mailtoAddress('mailto:leave%40list.example?subject=stop')).toBe('leave@list.example');
  expect(mailtoAddress('mailto:%E0%A4%A')).toBe('%E0%A4%A');
  expect(mailtoAddress('https://list.example')).toBeNull();
});

it('leaves alone what is no domain', () => {
  expect(asciiDomain('not a domain')).toBe('not a domain');
});
