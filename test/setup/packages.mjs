/**
 * Makes sure that Node is new enough and that the packages of package-lock.json are installed.
 * Uses nothing but Node itself, because it is the first thing that runs on a fresh clone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMain, SetupError } from './setup-error.mjs';

/** Folder of package.json. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The `engines` field of package.json says the same. */
const OLDEST_NODE = [20, 19];
/** Ten minutes: a slow line can still fetch about 100 MB of packages in that time. */
const INSTALL_MS = 600_000;
/** npm says what is wrong first and then how it is called. */
const SHOWN_LINES = 12;

/**
 * Throws a SetupError unless `version` is at least Node 20.19.
 * @param {string} version such as `20.19.0`
 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new SetupError(
    `Pixelgate needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${version}. Get one from https://nodejs.org/.`,
  );
}

/**
 * Runs `npm ci` when node_modules does not hold what package-lock.json names.
 * @returns {'present' | 'installed'}
 */
export function ensurePackages() {
  requireNode();
  if (isInstalled()) return 'present';
  // On standard error: `npm run scan` prints JSON on standard output.
  console.error('packages: installing what package-lock.json names (npm ci), about a minute …');
  const windows = process.platform === 'win32';
  const run = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: INSTALL_MS,
  });
  if (run.error?.code === 'ENOENT') {
    throw new SetupError('npm was not found. It comes with Node: https://nodejs.org/.');
  }
  if (run.status !== 0) throw new SetupError(installFailure(run));
  return 'installed';
}

/** Whether npm's own record of node_modules has every package of the lock file that is not for another platform. */
function isInstalled() {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

/**
 * What to tell somebody whose `npm ci` failed.
 * @param {{ stderr?: string | null, stdout?: string | null, error?: Error }} run
 */
function installFailure(run) {
  const output = `${run.stderr ?? ''}${run.stdout ?? ''}`;
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(output);
  const why = offline
    ? 'The package registry cannot be reached: the first run needs a network connection.'
    : (run.error?.message ?? output.trim().split('\n').slice(0, SHOWN_LINES).join('\n'));
  return `The packages could not be installed (npm ci). ${why}`;
}

if (isMain(import.meta.url)) {
  try {
    // On standard error, and only when something was done.
    if (ensurePackages() === 'installed') console.error('packages: installed');
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
