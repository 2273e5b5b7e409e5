import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disclosurePhrases } from './disclosure.ts';

const folder = new URL('./', import.meta.url);
const files = readdirSync(folder).filter((name) => /^disclosure\.[a-z]{2}\.json$/.test(name));
const phrases = disclosurePhrases();

describe('disclosure.<lang>.json', () => {
  it('is canonical: two spaces, concepts and patterns sorted, none twice', () => {
    for (const name of files) {
      const file = readFileSync(new URL(name, folder), 'utf8');
      expect(`${JSON.stringify(JSON.parse(file), null, 2)}\n`, name).toBe(file);
    }
    for (const { lang, words, concepts } of phrases) {
      expect(words, lang).toEqual([...new Set(words)].sort());
      expect(Object.keys(concepts), lang).toEqual(Object.keys(concepts).sort());
      for (const [concept, patterns] of Object.entries(concepts)) {
        expect(patterns, `${lang} ${concept}`).toEqual([...new Set(patterns)].sort());
      }
    }
  });

  it('is there for seven languages, and every file is read', () => {
    expect(files).toEqual(phrases.map(({ lang }) => `disclosure.${lang}.json`));
    expect(phrases).toHaveLength(7);
  });
});
