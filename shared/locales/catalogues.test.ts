import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DecisionReason } from '../decide/decision.ts';
import { EVIDENCE } from '../detect/judgement.ts';
import { VEHICLES } from '../extract/reference.ts';
import { catalogueFaults, unusedKeys } from './catalogue-faults.ts';
import { extensionMessages } from './extension-messages.ts';
import { CATALOGUES, LANGUAGES, type Language } from './translate.ts';

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

/** Everything of ours that can name a sentence, but the tests. */
const SOURCES = ['extension', 'shared', 'manifests', 'outlook-addin']
  .map((folder) => new URL(`../../${folder}/`, import.meta.url))
  .filter((folder) => existsSync(folder)) // Git keeps no empty folder.
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => [folder, path] as const),
  )
  .filter(([, path]) => /\.tsx?$/.test(path) && !/\.test\.ts$/.test(path))
  .map(([folder, path]) => readFileSync(new URL(path, folder), 'utf8'));

describe('the keys', () => {
  it('are all used', () => {
    expect(unusedKeys(Object.keys(CATALOGUES.en), SOURCES)).toEqual([]);
  });
});

describe.each(LANGUAGES)('catalogue %s', (language) => {
  const catalogue: Readonly<Record<string, string>> = CATALOGUES[language];

  it('has what English has, in words and lengths that can be shown', () => {
    const faults = catalogueFaults(catalogue, CATALOGUES.en);
    expect(language === 'en' ? faults.filter((one) => !one.startsWith('untranslated')) : faults).toEqual([]);
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

/** What would break a catalogue's register or its terms: another form of address, another country's words, a second word for one thing. */
const NOT_OUR_WORDS: Readonly<Record<Language, string>> = {
  en: 'please|oops|sorry',
  fr: 'tu|te|toi|ton|tes|courriel|mouchards?',
  de: 'du|dich|dir|dein|deine[nmrs]?|Zugang',
  es: 'tú|tu|tus|ti|vosotros|computadora',
  it: 'tracciator[ei]|lei|vostr[oaei]',
  nl: 'je|jij|jou|jouw|jullie',
  pt: 'você|tu|teus?|tuas?|tela|arquivos?|usuários?|configurações|sítio web|rastreamento',
};

describe.each(LANGUAGES)('the register of %s', (language) => {
  it('is one, and its terms have one word each', () => {
    const words = new RegExp(`(?<!\\p{L})(${NOT_OUR_WORDS[language]})(?!\\p{L})`, 'iu');
    const others = Object.entries(CATALOGUES[language]).filter(([, sentence]) => words.test(sentence));
    expect(others).toEqual([]);
  });
});

describe('French typography', () => {
  it.each(Object.entries(CATALOGUES.fr))('%s keeps its high punctuation together', (_key, sentence) => {
    expect(sentence).not.toMatch(/[^\u00a0]:|[^\u202f\u00a0][;!?»]|«[^\u202f\u00a0]/);
  });
});

describe('the files', () => {
  it.each(LANGUAGES)(
    '%s.json names each key once and shows its no-break spaces to whoever reads it',
    (language) => {
      const text = readFileSync(new URL(`./${language}.json`, import.meta.url), 'utf8');
      const visible = (space: string): string => `\\u${space.charCodeAt(0).toString(16).padStart(4, '0')}`;
      expect(text).toBe(
        `${JSON.stringify(CATALOGUES[language], null, 2).replace(/[\u00a0\u202f]/g, visible)}\n`,
      );
    },
  );
});
