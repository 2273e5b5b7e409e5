import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wellKnownOrigins, wellKnownUrls } from './well-known-url.ts';

const at = (domain: string): string => `https://${domain}/.well-known/email-tracking.json`;

describe('wellKnownUrls', () => {
  it('asks the sender, then the organisation', () => {
    expect(wellKnownUrls('mail.shop.example', 'shop.example')).toEqual([
      at('mail.shop.example'),
      at('shop.example'),
    ]);
    expect(wellKnownUrls('shop.example', 'shop.example')).toEqual([at('shop.example')]);
    expect(wellKnownUrls('Bücher.example', null)).toEqual([at('xn--bcher-kva.example')]);
  });

  it.each([
    '',
    'localhost',
    'printer.local',
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '[::1]',
    'shop.example/..',
    'shop.example:8080',
    'user@shop.example',
    'shop.example#',
    'a b.example',
    `${'a'.repeat(300)}.example`,
  ])('asks nobody for %s', (domain) => {
    expect(wellKnownUrls(domain, null)).toEqual([]);
  });

  it('never leaves https and the one path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (domain) => {
        for (const url of wellKnownUrls(domain, `${domain}.example`)) {
          expect(url).toMatch(/^https:\/\/[a-z0-9.-]+\/\.well-known\/email-tracking\.json$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names the access to ask for', () => {
    expect(wellKnownOrigins([at('mail.shop.example')])).toEqual(['https://mail.shop.example/*']);
  });
});
