import { describe, expect, it } from 'vitest';
import type { VendorRow } from '../data/vendors-schema.ts';
import { judgeOne, reference } from './test-messages.ts';
import { compileVendors } from './vendors.ts';
import { urlParts } from './url-parts.ts';

const source = { kind: 'observed', repository: 'made-up/for-this-test' } as const;
const row = (id: string, shape: Partial<VendorRow['shapes'][number]>): VendorRow => ({
  id,
  name: id,
  use: 'analytics',
  shapes: [
    { hosts: null, path: '/open/{token}', source, fixture: 'https://a.example/open/abcdefgh', ...shape },
  ],
});
const match = (rows: VendorRow[], url: string) => {
  const parts = urlParts(url);
  return parts === null ? null : compileVendors(rows).match(parts);
};

describe('compileVendors', () => {
  it('prefers a strong shape, and says when only a weak one fits', () => {
    const weak = row('weak', { source: null });
    expect(match([weak], 'https://x.example/open/abcdefgh')).toMatchObject({
      strong: false,
      vendor: { id: 'weak' },
    });
    expect(match([weak, row('strong', {})], 'https://x.example/open/abcdefgh')?.vendor.id).toBe('strong');
    expect(match([row('shared', { distinctive: false })], 'https://x.example/open/abcdefgh')?.strong).toBe(
      false,
    );
  });

  it('binds a shape to its hosts and what lies below them', () => {
    const rows = [row('a', { hosts: ['vendor.example'] })];
    expect(match(rows, 'https://t.vendor.example/open/abcdefgh')?.vendor.id).toBe('a');
    expect(match(rows, 'https://vendor.example/open/abcdefgh')?.vendor.id).toBe('a');
    expect(match(rows, 'https://notvendor.example/open/abcdefgh')).toBeNull();
    expect(match(rows, 'https://vendor.example.evil.example/open/abcdefgh')).toBeNull();
  });

  it('asks for the query it names', () => {
    const rows = [row('a', { path: '/r/', query: ['id=h*,1'] })];
    expect(match(rows, 'https://x.example/r/?id=h12,ab,1')).not.toBeNull();
    expect(match(rows, 'https://x.example/r/?id=h12,ab,2')).toBeNull();
    expect(match(rows, 'https://x.example/r/')).toBeNull();
  });

  it('looks at the shapes of one host only, however many vendors there are', () => {
    let asked = 0;
    const rows = Array.from({ length: 500 }, (_, at) => row(`v${at}`, { hosts: [`v${at}.example`] }));
    const index = compileVendors(rows);
    const segments = new Proxy([] as string[], {
      get: (target, name) => ((asked += 1), Reflect.get(target, name) as unknown),
    });
    const parts = urlParts('https://v7.example/open/abcdefgh');
    expect(parts).not.toBeNull();
    if (parts === null) return;
    expect(index.match({ ...parts, segments })?.vendor.id).toBe('v7');
    expect(asked).toBeLessThan(10);
  });

  it('a weak shape alone makes no tracker', () => {
    const judgement = judgeOne(reference('https://x.example/campaigns/Zx81kQm4vT0pLw7R/open.png'));
    expect(judgement.verdict).toBe('content');
  });
});
