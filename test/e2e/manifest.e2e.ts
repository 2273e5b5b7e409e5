import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

interface Manifest {
  readonly manifest_version: number;
  readonly minimum_chrome_version?: string;
  readonly web_accessible_resources?: unknown;
  readonly content_scripts?: readonly { readonly js?: readonly string[]; readonly run_at?: string }[];
  readonly permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
}

/** First version whose network rules know `topDomains`. */
const FIRST_WITH_TOP_DOMAINS = '145';
/** What starts a module or the loader of one: such a script runs after the first pictures were requested. */
const MODULE_SYNTAX = /^\s*(?:import|export)\b|\bimport\s*\(/m;

function folderOf(build: string): string {
  return fileURLToPath(new URL(`../../dist/${build}/`, import.meta.url));
}

for (const build of ['chrome', 'chrome-e2e']) {
  test.describe(`dist/${build}`, () => {
    const folder = folderOf(build);
    const readManifest = (): Manifest =>
      JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8')) as Manifest;

    test('no page can find the extension out: nothing is web accessible', () => {
      expect(readManifest()).not.toHaveProperty('web_accessible_resources');
    });

    test('only browsers whose rules know topDomains may install it', () => {
      const manifest = readManifest();
      expect(manifest.manifest_version).toBe(3);
      expect(manifest.minimum_chrome_version).toBe(FIRST_WITH_TOP_DOMAINS);
    });

    test('every content script is a plain script', () => {
      const declared = readManifest().content_scripts ?? [];
      for (const { run_at } of declared) expect(run_at).toBe('document_start');
      const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /^content[\\/].*\.js$/.test(file))
        .concat(declared.flatMap(({ js }) => js ?? []));
      expect(scripts).not.toEqual([]);
      for (const script of scripts)
        expect(readFileSync(`${folder}${script}`, 'utf8')).not.toMatch(MODULE_SYNTAX);
    });
  });
}

test('the end-to-end build adds host access to *.webmail.test and nothing else', () => {
  const read = (build: string): Manifest =>
    JSON.parse(readFileSync(`${folderOf(build)}manifest.json`, 'utf8')) as Manifest;
  const added = (read('chrome-e2e').host_permissions ?? []).filter(
    (host) => !(read('chrome').host_permissions ?? []).includes(host),
  );
  expect(added).toEqual(['*://*.webmail.test/*']);
  expect(read('chrome-e2e').permissions).toEqual(read('chrome').permissions);
});
