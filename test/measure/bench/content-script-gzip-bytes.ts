import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildExtension } from './builds.ts';
import type { Figure } from './keys.ts';

interface Manifest {
  readonly content_scripts: readonly {
    readonly js: readonly string[];
    readonly match_about_blank?: boolean;
  }[];
}

/** Size of what runs in every frame of a webmail, compressed as stores do. */
export async function contentScriptGzipBytes(): Promise<Figure> {
  const folder = await buildExtension('chrome');
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const files = [
    ...new Set(
      manifest.content_scripts.filter((script) => script.match_about_blank === true).flatMap(({ js }) => js),
    ),
  ];
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(folder, file)), { level: 9 }).length),
  );
  const value = sizes.reduce((sum, size) => sum + size, 0);
  return { value, interval: null, times: null, note: files.join(', ') };
}
