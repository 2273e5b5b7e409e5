import { describe, expect, it } from 'vitest';
import type { VendorRow } from '../data/vendors-schema.ts';
import { vendorRows } from '../data/vendors.ts';
import { judgeOne, reference } from './test-messages.ts';
import { compileVendors } from './vendors.ts';
import { urlParts } from './url-parts.ts';

const source = { kind: 'observed', note: 'made up for this test' } as const;
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

  it('does not get slower with ten times the vendors', () => {
    const rows = vendorRows();
    const more = Array.from({ length: 10 }, (_, copy) =>
      rows.map((one) => ({
        ...one,
        id: `${one.id}-${copy}`,
        shapes: one.shapes.map((shape) =>
          copy === 0 ? shape : { ...shape, hosts: [`v${copy}-${one.id}.example`] },
        ),
      })),
    ).flat();
    const urls = rows
      .flatMap((one) => one.shapes.map(({ fixture }) => urlParts(fixture)))
      .filter((parts) => parts !== null);
    const time = (index: ReturnType<typeof compileVendors>): number => {
      const times = Array.from({ length: 15 }, () => {
        const start = performance.now();
        for (let round = 0; round < 20; round += 1) for (const url of urls) index.match(url);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    expect(time(compileVendors(more))).toBeLessThan(3 * time(compileVendors(rows)));
  });

  it('a weak shape alone makes no tracker', () => {
    const judgement = judgeOne(reference('https://x.example/campaigns/Zx81kQm4vT0pLw7R/open.png'));
    expect(judgement.verdict).toBe('content');
  });
});
