/**
 * `npm run package`: what stores are given, in dist/package (`npm run package -- FOLDER` for another one). The same
 * sources give the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { unshippable } from './package-checks.ts';
import { filesBelow, hasUncommittedChanges, trackedFiles } from './package-files.ts';
import { zipOf, type PackedFile } from './package-zip.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Which build goes into which file. A browser comes in once `extension/vite.extension.config.ts` has a build for it. */
const PACKAGES = [{ mode: 'chrome', file: 'pixelgate-chrome.zip' }];
const SOURCE = 'pixelgate-source.zip';

/** Builds one flavour in a folder of its own: what a browser has loaded from `dist` stays as it is. */
async function built(mode: string): Promise<PackedFile[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'pixelgate-package-'));
  try {
    const configFile = join(ROOT, 'extension/vite.extension.config.ts');
    await build({ configFile, mode, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
    const files = filesBelow(outDir);
    const problems = unshippable(files, [ROOT, outDir, homedir()]);
    if (problems.length > 0) throw new Error(`The ${mode} build cannot be shipped:\n${problems.join('\n')}`);
    return files;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

function write(folder: string, name: string, files: readonly PackedFile[]): void {
  const zip = zipOf(files);
  writeFileSync(join(folder, name), zip);
  const sum = createHash('sha256').update(zip).digest('hex');
  console.log(`${name}  ${files.length} files, ${Math.ceil(zip.length / 1024)} KB, SHA-256 ${sum}`);
}

// Whatever the shell says: with another word here, Vite builds for debugging, with paths of the machine in it.
process.env.NODE_ENV = 'production';

const folder = resolve(process.argv[2] ?? join(ROOT, 'dist/package'));
mkdirSync(folder, { recursive: true });
for (const { mode, file } of PACKAGES) write(folder, file, await built(mode));
console.log('No package for Firefox: Pixelgate has no build for it yet.');

const sources = trackedFiles(ROOT);
if (sources === null) console.log(`No ${SOURCE}: it is made from what git tracks, and this is no clone.`);
else {
  write(folder, SOURCE, sources);
  if (hasUncommittedChanges(ROOT)) console.log(`${SOURCE} holds changes that are not committed.`);
}
