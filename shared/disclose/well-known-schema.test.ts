import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { MAX_NAME } from './declared-members.ts';
import { parseWellKnown } from './well-known.ts';

const good: unknown[] = [
  {
    purposes: ['profiling'],
    controller: 'Shop',
    'third-parties': ['Vendor'],
    retention: 30,
    hosts: ['a.b.example'],
  },
  { purposes: [] },
  { purposes: ['x'], later: { a: [1] }, hosts: [] },
  { purposes: [], retention: 0 },
  { purposes: [], retention: 36_500, controller: '😀'.repeat(MAX_NAME) },
  { purposes: [], withdraw: 'https://a.example' },
  { purposes: [], withdraw: 'https://a.example?u=1' },
  { purposes: Array.from({ length: 64 }, () => 'profiling') },
];
const bad: unknown[] = [
  null,
  [],
  'profiling',
  {},
  { purposes: null },
  { purposes: 'profiling' },
  { purposes: [1] },
  { purposes: [''] },
  { purposes: ['a'.repeat(65)] },
  { purposes: Array.from({ length: 65 }, () => 'profiling') },
  { purposes: [], controller: '' },
  { purposes: [], controller: 'a'.repeat(MAX_NAME + 1) },
  { purposes: [], controller: ['Shop'] },
  { purposes: [], 'third-parties': 'Vendor' },
  { purposes: [], 'third-parties': [{}] },
  { purposes: [], 'third-parties': Array.from({ length: 51 }, () => 'Vendor') },
  { purposes: [], retention: -1 },
  { purposes: [], retention: 1.5 },
  { purposes: [], retention: '30' },
  { purposes: [], retention: 36_501 },
  ...[
    'http://a.example/',
    'javascript:alert(1)',
    '//a.example/',
    'https://localhost/',
    'https://a.local/x',
  ].map((policy) => ({ purposes: [], policy })),
  ...['https://192.168.0.1/', 'https://[::1]/', 'https://u:p@a.example/', 'https://bücher.example/', 7].map(
    (withdraw) => ({ purposes: [], withdraw }),
  ),
  { purposes: [], policy: `https://a.example/${'a'.repeat(2_048)}` },
  ...[
    'A.example',
    'localhost',
    '127.0.0.1',
    'a.internal',
    '[::1]',
    'a.example/x',
    'a.example.',
    '*.a.example',
  ].map((host) => ({ purposes: [], hosts: [host] })),
  { purposes: [], hosts: Array.from({ length: 51 }, () => 'a.example') },
  { purposes: [], hosts: [`${'a'.repeat(63)}.`.repeat(4) + 'example'] },
];

describe('docs/email-tracking.schema.json', () => {
  const published: unknown = JSON.parse(
    readFileSync(new URL('../../docs/email-tracking.schema.json', import.meta.url), 'utf8'),
  );
  // The installed validator is older than draft 2020-12; the schema uses only what both understand alike.
  const validate = new Ajv().compile({ ...(published as object), $schema: undefined });

  it.each(good.map((value) => [JSON.stringify(value).slice(0, 60), value]))(
    'both take %s',
    (_name, value) => {
      expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
      expect(parseWellKnown(JSON.stringify(value))).toHaveProperty('declaration');
    },
  );

  it.each(bad.map((value) => [JSON.stringify(value).slice(0, 60), value]))(
    'both refuse %s',
    (_name, value) => {
      expect(validate(value)).toBe(false);
      expect(parseWellKnown(JSON.stringify(value))).toHaveProperty('fault', 'invalid');
    },
  );
});
