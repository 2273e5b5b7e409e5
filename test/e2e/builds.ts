import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { E2E_BUILD } from './browser.ts';

/** What a copy of the end-to-end build may have changed. */
export interface BuildManifest {
  version: string;
  permissions: string[];
  host_permissions: string[];
  content_scripts: { js: string[]; match_about_blank?: boolean }[];
}

/** A copy of the end-to-end build in a folder of its own. */
export interface BuildCopy {
  readonly folder: string;
  manifest(change: (manifest: BuildManifest) => void): Promise<void>;
  /** Replaces the content script of every frame. */
  contentScript(change: (text: string) => string): Promise<void>;
  remove(): Promise<void>;
}

export async function copyBuild(): Promise<BuildCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'pixelgate-build-'));
  await cp(E2E_BUILD, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const read = async (): Promise<BuildManifest> => JSON.parse(await readFile(file, 'utf8')) as BuildManifest;
  return {
    folder,
    async manifest(change) {
      const manifest = await read();
      change(manifest);
      await writeFile(file, JSON.stringify(manifest));
    },
    async contentScript(change) {
      const scripts = (await read()).content_scripts;
      const everyFrame = scripts.find((script) => script.match_about_blank === true);
      const script = join(folder, everyFrame?.js[0] ?? '');
      await writeFile(script, change(await readFile(script, 'utf8')));
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
