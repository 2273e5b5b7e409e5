import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATALOGUES, LANGUAGES } from '../../shared/locales/translate.ts';
import { extensionManifest } from '../../manifests/extension.ts';
import { MAX_SCREENSHOT } from './small-png.ts';
import { SCENES, SIZE } from './screenshot-scenes.ts';

/** What the Chrome Web Store takes, in characters. */
const MAX_SHORT = 132;
const MAX_LONG = 16_000;
const MAX_JUSTIFICATION = 1_000;

const docs = new URL('../../docs/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, docs), 'utf8');

test.each(LANGUAGES)('%s has every store text within its limits', (language) => {
  const short = CATALOGUES[language]['extension.description'];
  expect(short.length).toBeGreaterThan(0);
  expect(short.length).toBeLessThanOrEqual(MAX_SHORT);
  const long = read(`store/texts/${language}.txt`);
  expect(long.length).toBeLessThanOrEqual(MAX_LONG);
  expect(long).not.toMatch(/[<>\t]|[ \t]\n|\n{3}/);
  expect(long.split('\n\n')).toHaveLength(read('store/texts/en.txt').split('\n\n').length);
});

test('no text is left of a language that is gone', () => {
  expect(readdirSync(new URL('store/texts/', docs)).sort()).toEqual(
    LANGUAGES.map((language) => `${language}.txt`).sort(),
  );
});

/** The parts of a page under their headings, in the order in which they stand. */
function partsOf(path: string): ReadonlyMap<string, string> {
  const [, ...parts] = read(path).split(/^## /m);
  return new Map(parts.map((part) => [part.split('\n', 1)[0] ?? '', part.split('\n').slice(2).join(' ')]));
}

test('each permission has its justification, and the form has room for it', () => {
  const parts = partsOf('store/permissions.md');
  const { permissions = [], optional_permissions = [] } = extensionManifest(
    { target: 'chrome', extraWebmails: [] },
    '1.0.0',
  );
  const named = [...parts.keys()].filter((title) => title.startsWith('`')).sort();
  expect(named).toEqual([...permissions, ...optional_permissions].map((one) => `\`${one}\``).sort());
  for (const [title, text] of parts) expect(text.length, title).toBeLessThanOrEqual(MAX_JUSTIFICATION);
});

test('the privacy statement says the same in each of its languages, part by part', () => {
  const [english, french] = [partsOf('store/privacy.md'), partsOf('store/privacy.fr.md')];
  const counts = (parts: ReadonlyMap<string, string>): number[] =>
    [...parts.values()].map((text) => text.match(/\| |(?:^| )- /g)?.length ?? 0);
  expect(counts(french)).toEqual(counts(english));
});

test('each scene has its screenshot, in the size and weight that stores take', () => {
  const files = readdirSync(new URL('screens/', docs)).filter((name) => name.endsWith('.png'));
  expect(files.sort()).toEqual(
    Object.keys(SCENES)
      .map((name) => `${name}.png`)
      .sort(),
  );
  for (const file of files) {
    const url = new URL(`screens/${file}`, docs);
    const png = readFileSync(url);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], file).toEqual([SIZE.width, SIZE.height]);
    expect(statSync(url).size, file).toBeLessThanOrEqual(MAX_SCREENSHOT);
  }
});
