import { expect, test, vi } from 'vitest';
import { BUILT_IN_WEBMAILS } from '../../shared/data/webmails.ts';
import { pagePatterns } from '../../manifests/page-patterns.ts';
import { lastingRules } from './gate-rules.ts';

vi.stubGlobal('__EXTRA_WEBMAILS__', []);
const { addedHosts, addedWebmails, hostPatterns, webHost } = await import('./sites.ts');

const BUILT_IN = BUILT_IN_WEBMAILS.flatMap(pagePatterns);
const ENDPOINT = { urlFilter: '/track/open/' };

test('hosts that the manifest names are not added ones, frames with a message included', () => {
  expect(addedHosts(BUILT_IN)).toEqual([]);
});

test('what was asked for is what is found again, whatever form the browser gives it', () => {
  const granted = [
    ...hostPatterns('mail.example'),
    'https://box.example:8443/*',
    ...hostPatterns('10.0.0.7'),
  ];
  expect(addedHosts([...BUILT_IN, ...granted, ...granted])).toEqual([
    '10.0.0.7',
    'box.example',
    'mail.example',
  ]);
});

test('all sites granted name no webmail', () => {
  expect(addedHosts(['<all_urls>', '*://*/*'])).toEqual([]);
});

test('a removed site leaves no rule behind, and the others keep theirs', () => {
  const both = [...hostPatterns('mail.example'), ...hostPatterns('box.example')];
  const rulesOf = (origins: readonly string[]) => lastingRules(addedWebmails(origins), [ENDPOINT]);
  expect(JSON.stringify(rulesOf(both))).toContain('box.example');
  const left = rulesOf(hostPatterns('mail.example'));
  expect(JSON.stringify(left)).not.toContain('box.example');
  expect(left[0]?.condition.topDomains).toEqual(['mail.example']);
  expect(rulesOf([])).toEqual([]);
});

test.each([
  ['https://mail.example:8443/inbox', 'mail.example'],
  ['chrome://settings', null],
  ['http://[::1]/', null],
  [undefined, null],
])('the web host of %s is %s', (url, host) => {
  expect(webHost(url)).toBe(host);
});
