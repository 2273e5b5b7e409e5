import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { filesOf } from './package-zip.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Each build takes two seconds on two cores. */
const PATIENCE = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'pixelgate-packages-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Packs everything as `npm run package` does. @returns the folder's name */
function pack(name: string, zone: string): string {
  const command = ['--import', 'tsx', 'test/setup/package.ts', join(folder, name)];
  execFileSync(process.execPath, command, { cwd: ROOT, stdio: 'pipe', env: { ...process.env, TZ: zone } });
  return name;
}

test(
  'built twice, the packages are the same, byte for byte, and hold what they say',
  () => {
    const names = [pack('first', 'UTC'), pack('second', 'Asia/Tokyo')];
    const [first = [], second] = names.map((name) =>
      ['pixelgate-chrome.zip', 'pixelgate-source.zip'].map((file) => readFileSync(join(folder, name, file))),
    );
    expect(second?.map((zip, index) => zip.equals(first[index] ?? Buffer.of()))).toEqual([true, true]);

    const [extension, source] = first.map((zip) => filesOf(zip));
    const manifest = extension?.find(({ path }) => path === 'manifest.json')?.content;
    expect(JSON.parse(new TextDecoder().decode(manifest))).toMatchObject({ manifest_version: 3 });
    const paths = source?.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['docs/building.md', 'package-lock.json', 'LICENSE']));
    expect(paths?.some((path) => /^(?:dist|node_modules|\.git)\//.test(path))).toBe(false);
  },
  PATIENCE,
);
