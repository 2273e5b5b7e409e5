import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { E2E_BUILD } from '../../e2e/browser.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const VITE = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url));

/**
 * Builds one flavour of the extension afresh, so that a figure never speaks of an older one; the end-to-end build goes
 * where the tests' browser takes it from. In a process of its own: what the build prints must not stand between the
 * figures.
 *
 * @returns the folder of the build, with a slash at its end
 */
export async function buildExtension(mode: 'chrome' | 'chrome-e2e'): Promise<string> {
  const folder = mode === 'chrome-e2e' ? E2E_BUILD : `${ROOT}dist/${mode}`;
  const build = ['build', '-c', 'extension/vite.extension.config.ts', '--mode', mode, '--outDir', folder];
  await promisify(execFile)(process.execPath, [VITE, ...build], { cwd: ROOT });
  return `${folder}/`;
}
