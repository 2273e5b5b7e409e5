import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BUILT_IN_WEBMAILS } from '../../shared/data/webmails.ts';
import { E2E_BUILD } from './browser.ts';

interface Manifest {
  readonly manifest_version: number;
  readonly minimum_chrome_version?: string;
  readonly web_accessible_resources?: unknown;
  readonly content_scripts?: readonly { readonly js?: readonly string[]; readonly run_at?: string }[];
  readonly permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
}

/** First version whose network rules know `topDomains`. */
const FIRST_WITH_TOP_DOMAINS = '145';
/** What starts a module or the loader of one: such a script runs after the first pictures were requested. */
const MODULE_SYNTAX = /^\s*(?:import|export)\b|\bimport\s*\(/m;

/** The build that people install lies beside the end-to-end build. */
function folderOf(build: string): string {
  return build === 'chrome-e2e' ? E2E_BUILD : join(dirname(E2E_BUILD), build);
}

const PERMISSIONS = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

test('docs/permissions.md gives each host of a built-in webmail, and no other', () => {
  const list = PERMISSIONS.slice(
    PERMISSIONS.indexOf('**Hosts of the built-in webmails**'),
    PERMISSIONS.indexOf('**Your own webmail'),
  );
  const lines = list.slice(list.indexOf('\n- '));
  const given = Array.from(lines.matchAll(/`([^`]+)`/g), ([, host]) => host);
  const hosts = new Set(BUILT_IN_WEBMAILS.flatMap(({ hosts, bodyHosts }) => [...hosts, ...bodyHosts]));
  expect(given.sort()).toEqual([...hosts].sort());
});

test('the manifest asks for the hosts of the built-in webmails, and no other', () => {
  const manifest = JSON.parse(readFileSync(join(folderOf('chrome'), 'manifest.json'), 'utf8')) as Manifest;
  const hosts = new Set(BUILT_IN_WEBMAILS.flatMap(({ hosts, bodyHosts }) => [...hosts, ...bodyHosts]));
  expect([...(manifest.host_permissions ?? [])].sort()).toEqual(
    Array.from(hosts, (host) => `*://*.${host}/*`).sort(),
  );
});

for (const build of ['chrome', 'chrome-e2e']) {
  test.describe(`dist/${build}`, () => {
    const folder = folderOf(build);
    const readManifest = (): Manifest =>
      JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

    test('no page can find the extension out: nothing is web accessible', () => {
      expect(readManifest()).not.toHaveProperty('web_accessible_resources');
    });

    test('only browsers whose rules know topDomains may install it', () => {
      const manifest = readManifest();
      expect(manifest.manifest_version).toBe(3);
      expect(manifest.minimum_chrome_version).toBe(FIRST_WITH_TOP_DOMAINS);
    });

    test('it asks for exactly the permissions that docs/permissions.md gives a reason for', () => {
      expect(readManifest()).toMatchObject({
        permissions: ['activeTab', 'alarms', 'declarativeNetRequest', 'scripting', 'storage'],
        optional_permissions: ['privacy'],
        optional_host_permissions: ['*://*/*'],
      });
      for (const name of ['activeTab', 'alarms', 'declarativeNetRequest', 'scripting', 'storage', 'privacy'])
        expect(PERMISSIONS).toContain(`\n**\`${name}\`**`);
      expect(PERMISSIONS).toContain('`optional_host_permissions: *://*/*`');
    });

    test('every content script is a plain script', () => {
      const declared = readManifest().content_scripts ?? [];
      for (const { run_at } of declared) expect(run_at).toBe('document_start');
      const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /^content[\\/].*\.js$/.test(file))
        .concat(declared.flatMap(({ js }) => js ?? []));
      expect(scripts).not.toEqual([]);
      for (const script of scripts)
        expect(readFileSync(join(folder, script), 'utf8')).not.toMatch(MODULE_SYNTAX);
    });
  });
}

test('the end-to-end build adds host access to *.webmail.test and nothing else', () => {
  const read = (build: string): Manifest =>
    JSON.parse(readFileSync(join(folderOf(build), 'manifest.json'), 'utf8')) as Manifest;
  const added = (read('chrome-e2e').host_permissions ?? []).filter(
    (host) => !(read('chrome').host_permissions ?? []).includes(host),
  );
  expect(added).toEqual(['*://*.webmail.test/*']);
  expect(read('chrome-e2e').permissions).toEqual(read('chrome').permissions);
});
