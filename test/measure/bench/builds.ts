import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const CONFIG = fileURLToPath(new URL('../../../extension/vite.extension.config.ts', import.meta.url));

/** Builds one flavour of the extension afresh, so that a figure never speaks of an older one. */
export async function buildExtension(mode: 'chrome' | 'chrome-e2e'): Promise<string> {
  await build({ configFile: CONFIG, mode, logLevel: 'silent' });
  return fileURLToPath(new URL(`../../../dist/${mode}/`, import.meta.url));
}
