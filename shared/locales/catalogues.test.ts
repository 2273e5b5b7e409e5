import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DecisionReason } from '../decide/decision.ts';
import { EVIDENCE } from '../detect/judgement.ts';
import { VEHICLES } from '../extract/reference.ts';
import { extensionMessages } from './extension-messages.ts';
import { CATALOGUES, LANGUAGES } from './translate.ts';

/** Chrome Web Store: a manifest's description may have 132 characters. */
const MAX_DESCRIPTION = 132;

/** A record, so that the compiler notices a reason added without its words. */
const REASONS: Readonly<Record<DecisionReason, true>> = {
  'harmless-picture': true,
  spacer: true,
  'approved-for-sender': true,
  'approved-for-everyone': true,
  'approved-by-policy': true,
  undeclared: true,
  'forbidden-by-policy': true,
  'purpose-not-approved': true,
  'sender-not-authenticated': true,
  'new-host': true,
  'new-path': true,
  'opted-out': true,
  'too-many-pixels': true,
  'visible-pictures-shown': true,
  'not-a-picture': true,
  'held-by-webmail': true,
  'user-asked': true,
};

const placeholders = (sentence: string): string[] => [...(sentence.match(/\{\w+\}/g) ?? [])].sort();
const english = Object.entries(CATALOGUES.en);

describe.each(LANGUAGES)('catalogue %s', (language) => {
  const catalogue: Readonly<Record<string, string>> = CATALOGUES[language];
  const sentences = Object.entries(catalogue);

  it('has the same keys as English, sorted', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(CATALOGUES.en));
    expect(Object.keys(catalogue)).toEqual(Object.keys(catalogue).sort());
  });

  it('has the same placeholders as English', () => {
    for (const [key, sentence] of english) {
      expect(placeholders(catalogue[key] ?? ''), key).toEqual(placeholders(sentence));
    }
  });

  it('has no empty sentence, no mark-up, no straight apostrophe, no stray space', () => {
    for (const [key, sentence] of sentences) {
      expect(sentence.trim(), key).not.toBe('');
      expect(sentence, key).not.toMatch(/[<>&]|'| {2}|^\s|\s$/);
    }
  });

  it('writes both plural forms or none', () => {
    for (const key of Object.keys(catalogue)) {
      if (key.endsWith('.one')) expect(catalogue).toHaveProperty([key.replace(/one$/, 'other')]);
      if (key.endsWith('.other')) expect(catalogue).toHaveProperty([key.replace(/other$/, 'one')]);
    }
  });

  it('has words for every evidence, vehicle and reason', () => {
    for (const id of EVIDENCE) expect(catalogue).toHaveProperty([`evidence.${id}`]);
    for (const reason of Object.keys(REASONS)) expect(catalogue).toHaveProperty([`decision.${reason}`]);
    for (const vehicle of VEHICLES) expect(catalogue).toHaveProperty([`vehicle.${vehicle}`]);
  });

  it('gives the manifest words that stores accept', () => {
    const messages = extensionMessages(CATALOGUES[language]);
    expect(Object.keys(messages)).toEqual(['extensionName', 'extensionDescription', 'toolbarTitle']);
    expect(messages.extensionDescription.message.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
  });
});

describe('French typography', () => {
  it.each(Object.entries(CATALOGUES.fr))('%s keeps its high punctuation together', (_key, sentence) => {
    expect(sentence).not.toMatch(/[^\u00a0]:|[^\u202f\u00a0][;!?»]|«[^\u202f\u00a0]/);
  });
});

describe('the files', () => {
  it.each(LANGUAGES)('%s.json shows its no-break spaces to whoever reads it', (language) => {
    const text = readFileSync(new URL(`./${language}.json`, import.meta.url), 'utf8');
    expect(text).not.toMatch(/[\u00a0\u202f]/);
  });
});
