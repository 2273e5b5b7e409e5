import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { optOutPhrases } from './opt-out.ts';

const file = readFileSync(new URL('opt-out.json', import.meta.url), 'utf8');

it('is canonical', () => {
  expect(`${JSON.stringify(JSON.parse(file), null, 2)}\n`).toBe(file);
  const concepts = Object.entries(optOutPhrases());
  expect(concepts.map(([name]) => name)).toEqual(concepts.map(([name]) => name).sort());
  for (const [, languages] of concepts) {
    for (const list of Object.values(languages)) expect(list).toEqual([...new Set(list)].sort(byCodePoint));
  }
});

it('neither begins nor ends a phrase with a gap', () => {
  for (const languages of Object.values(optOutPhrases())) {
    for (const phrase of Object.values(languages).flat()) expect(phrase).not.toMatch(/^…|…$/);
  }
});

/** As the file's generator sorts: by code points, so that the order is the same everywhere. */
function byCodePoint(first: string, second: string): number {
  return first < second ? -1 : Number(first > second);
}
