import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PURPOSES } from '../../../shared/disclose/purposes.ts';
import { KINDS, readSentences, SENTENCES } from './sentences.ts';

const rows = readSentences(SENTENCES);
const languages = [...new Set(rows.map((row) => row.lang))];

describe('sentences of our own', () => {
  it('are canonical', () => {
    for (const name of readdirSync(SENTENCES)) {
      const file = readFileSync(new URL(name, SENTENCES), 'utf8');
      expect(`${JSON.stringify(JSON.parse(file), null, 2)}\n`, name).toBe(file);
    }
  });

  it('are at least 40 in each of the seven languages, of every kind and purpose', () => {
    expect(languages.sort()).toEqual(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt']);
    for (const lang of languages) {
      const own = rows.filter((row) => row.lang === lang);
      expect(own.length, lang).toBeGreaterThanOrEqual(40);
      expect([...new Set(own.map((row) => row.kind))].sort()).toEqual([...KINDS].sort());
      expect(new Set(own.flatMap((row) => row.purposes))).toEqual(new Set(PURPOSES));
    }
  });

  it('name purposes only where something is disclosed, and none twice', () => {
    expect(new Set(rows.map((row) => row.text)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.disclosure).toBe(row.kind === 'disclosure');
      if (!row.disclosure) expect(row.purposes).toEqual([]);
    }
  });
});
