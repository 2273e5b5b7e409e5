import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const VITE = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url));

/**
 * Builds one flavour of the extension afresh, so that a figure never speaks of an older one. In a process of its own:
 * what the build prints must not stand between the figures.
 *
 * @returns the folder of the build, with a slash at its end
 */
export async function buildExtension(mode: 'chrome' | 'chrome-e2e'): Promise<string> {
  const build = ['build', '-c', 'extension/vite.extension.config.ts', '--mode', mode];
  await promisify(execFile)(process.execPath, [VITE, ...build], { cwd: ROOT });
  return `${ROOT}dist/${mode}/`;
}
