import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileVendors, isStrongShape } from '../detect/vendors.ts';
import { urlParts } from '../detect/url-parts.ts';
import { vendorRows } from './vendors.ts';

const file = readFileSync(new URL('vendors.json', import.meta.url), 'utf8');
const rows = vendorRows();
const index = compileVendors(rows);
const shapes = rows.flatMap((row) => row.shapes.map((shape) => ({ id: row.id, shape })));

describe('vendors.json', () => {
  it('is canonical', () => {
    expect(`${JSON.stringify(JSON.parse(file), null, 2)}\n`).toBe(file);
    expect(rows.map((row) => row.id)).toEqual([...new Set(rows.map((row) => row.id))].sort());
  });

  it('names at least 90 vendors', () => {
    expect(rows.length).toBeGreaterThanOrEqual(90);
  });

  it.each(shapes.map(({ id, shape }) => [id, shape.path, shape] as const))(
    '%s %s: its fixture is its own',
    (id, _path, shape) => {
      const parts = urlParts(shape.fixture);
      expect(parts).not.toBeNull();
      if (parts === null) return;
      const own = compileVendors([{ id, name: id, use: 'analytics', shapes: [shape] }]);
      expect(own.match(parts)?.vendor.id).toBe(id);
      for (const row of rows.filter((other) => other.id !== id)) {
        expect(compileVendors([row]).match(parts), `${row.id} claims the fixture of ${id}`).toBeNull();
      }
      expect(index.match(parts)?.vendor.id).toBe(id);
    },
  );

  it('never calls a shape strong that nobody can look up', () => {
    for (const { shape } of shapes) if (shape.source === null) expect(isStrongShape(shape)).toBe(false);
  });
});
