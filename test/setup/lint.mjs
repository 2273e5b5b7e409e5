/** `npm run lint`: the compilers, eslint, prettier, the dependency rules and the search for dead code. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, ROOT } from './packages.mjs';
import { isMain } from './setup-error.mjs';
import { Run, runLogged } from './steps.mjs';

const LIMIT_MS = 240_000;
/** Folders of code; those that do not exist yet are left out. */
const CODE = ['extension', 'shared', 'manifests', 'test', 'outlook-addin'];

/** @returns {[name: string, command: string[]][]} */
function commands() {
  const folders = CODE.filter(
    (folder) => existsSync(join(ROOT, folder)) && readdirSync(join(ROOT, folder)).length > 0,
  );
  const hasUi = readdirSync(join(ROOT, 'shared', 'ui')).some((file) => /\.tsx?$/.test(file));
  return [
    ['types', ['tsc', '--noEmit']],
    ['types of shared/ without a browser', ['tsc', '--noEmit', '-p', 'shared']],
    ...(hasUi ? [['types of shared/ui', ['tsc', '--noEmit', '-p', 'shared/ui']]] : []),
    ['eslint', ['eslint', '-c', 'test/setup/eslint.config.js', ...folders]],
    ['prettier', ['prettier', '--check', '--log-level', 'warn', '.']],
    ['dependency rules', ['depcruise', '--config', '.dependency-cruiser.cjs', ...folders]],
    ['knip (dead code)', ['knip', '--config', 'test/setup/knip.json']],
  ];
}

/** @param {Run} run */
export async function lint(run) {
  for (const [name, command] of commands()) {
    await run.step(`lint: ${name}`, () => runLogged(`lint ${name}`, command, LIMIT_MS));
  }
}

if (isMain(import.meta.url)) {
  const run = new Run();
  if (await run.step('packages', () => void ensurePackages())) await lint(run);
  run.finish();
}
