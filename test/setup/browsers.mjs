/**
 * Finds a Chromium that can load an unpacked extension, or installs Debian's.
 * Uses nothing but Node itself, so that it can run before any package is there.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { isMain, SetupError } from './setup-error.mjs';

/** Names on PATH. `google-chrome` is not among them: branded Chrome ignores --load-extension since 137. */
const NAMES = {
  linux: ['chromium', 'chromium-browser', 'chrome-for-testing'],
  darwin: ['chromium', 'chrome-for-testing'],
  win32: ['chromium.exe'],
};
const UPDATE_MS = 120_000;
const INSTALL_MS = 420_000;

export const BRANDED_CHROME = [
  'Branded Google Chrome 137 and newer ignores --load-extension, so it cannot be used here.',
  'Use Chromium or Chrome for Testing (https://googlechromelabs.github.io/chrome-for-testing/) and, if it is in an',
  'unusual place, name it in CHROMIUM_PATH. Or load the extension by hand in any Chrome: npm run build, then',
  'chrome://extensions, Developer mode, "Load unpacked", folder dist/chrome.',
].join('\n');

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, platform() === 'win32' ? constants.F_OK : constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Places where installers put Chromium and Chrome for Testing, by platform. @returns {string[]} */
function wellKnownPlaces() {
  const home = homedir();
  switch (platform()) {
    case 'darwin':
      return ['/Applications', join(home, 'Applications')].flatMap((folder) => [
        join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
        join(folder, 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
      ]);
    case 'win32':
      return [process.env.LOCALAPPDATA, process.env.PROGRAMFILES]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Google', 'Chrome for Testing', 'Application', 'chrome.exe'),
        ]);
    default:
      return [
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/lib/chromium/chromium',
        '/snap/bin/chromium',
      ];
  }
}

/** Whether a program is branded Chrome, told by its path and, where that is silent, by `--version`. @param {string} file */
export function isBrandedChrome(file) {
  if (/for[ -]testing/i.test(file)) return false;
  if (/google[- ]chrome|Google[\\/]Chrome[\\/]/i.test(file)) return true;
  if (platform() === 'win32') return false; // --version opens a window there
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return /^Google Chrome (?!for Testing)/.test(stdout ?? '');
}

/**
 * A Chromium that loads unpacked extensions, or null.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} absolute path
 * @throws SetupError when CHROMIUM_PATH names something that cannot be used
 */
export function findChromium(env = process.env) {
  const named = env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named))
      throw new SetupError(`CHROMIUM_PATH names no program that can be run: ${named}`);
    if (isBrandedChrome(named)) throw new SetupError(`CHROMIUM_PATH: ${named}\n${BRANDED_CHROME}`);
    return named;
  }
  const names = NAMES[platform()] ?? NAMES.linux;
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return (
    [...onPath, ...wellKnownPlaces()].find((file) => isExecutable(file) && !isBrandedChrome(file)) ?? null
  );
}

/**
 * As findChromium, but installs Debian's package where that can be done without asking for a password.
 * @returns {string} absolute path
 * @throws SetupError saying what to do by hand
 */
export function ensureChromium() {
  const found = findChromium() ?? installOnDebian();
  if (found !== null) return found;
  throw new SetupError(whatIsMissing());
}

/** @returns {string | null} the installed browser; null where apt-get or the right to use it is missing */
function installOnDebian() {
  if (platform() !== 'linux' || !existsSync('/usr/bin/apt-get')) return null;
  const root = process.getuid?.() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return null;
  /** @param {string[]} args @param {number} timeout */
  const apt = (args, timeout) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    const [program, ...rest] = root ? command : ['sudo', '-n', ...command];
    return spawnSync(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', timeout });
  };
  console.error('browser:  installing Chromium with apt-get, up to several minutes …');
  apt(['update'], UPDATE_MS);
  const run = apt(['install', '-y', '--no-install-recommends', 'chromium'], INSTALL_MS);
  if (run.status !== 0) {
    const said = (run.stderr ?? '').trim().split('\n').slice(-3).join('\n');
    throw new SetupError(`apt-get could not install Chromium.\n${said}\n${whatIsMissing()}`);
  }
  return findChromium();
}

/** What to do by hand on this platform. */
function whatIsMissing() {
  const chrome = 'Chromium or Chrome for Testing (https://googlechromelabs.github.io/chrome-for-testing/)';
  switch (platform()) {
    case 'darwin':
      return `No Chromium was found. Install ${chrome}, for instance with: brew install --cask chromium\n${BRANDED_CHROME}`;
    case 'win32':
      return `No Chromium was found. Unpack ${chrome} and name its chrome.exe in CHROMIUM_PATH.\n${BRANDED_CHROME}`;
    default:
      return existsSync('/usr/bin/apt-get')
        ? `No Chromium was found, and installing it needs root. Run once: sudo apt-get update && sudo apt-get install -y chromium\n${BRANDED_CHROME}`
        : `No Chromium was found. Install your system's package "chromium", or ${chrome}.\n${BRANDED_CHROME}`;
  }
}

if (isMain(import.meta.url)) {
  try {
    console.log(ensureChromium());
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
