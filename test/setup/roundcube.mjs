/**
 * Installs the real webmail of the end-to-end test: Roundcube, Dovecot and PHP from Debian's packages, without
 * starting any service. Uses nothing but Node itself.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { isMain, SetupError } from './setup-error.mjs';

const PACKAGES = ['roundcube-core', 'roundcube-sqlite3', 'dovecot-imapd', 'php-cli'];
const UPDATE_MS = 120_000;
const INSTALL_MS = 420_000;
/** Debian asks this file whether a package may start its service; 101 means no. */
const POLICY = '/usr/sbin/policy-rc.d';

/** @param {string[]} command @param {{ input?: string, timeout?: number }} [options] */
function run([program, ...args], options) {
  return spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    ...options,
  });
}

/**
 * Why Roundcube cannot be run here as things stand; null when it can.
 * @returns {string | null}
 */
export function roundcubeObstacle() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg')) {
    return 'Roundcube is tested on Debian and Ubuntu only: its packages are made there.';
  }
  if (process.getuid?.() !== 0) {
    return 'Roundcube is tested as root only: its mail server must change users.';
  }
  const missing = PACKAGES.filter((name) => !/ok installed/.test(run(['dpkg', '-s', name]).stdout));
  return missing.length === 0
    ? null
    : `Packages are missing (node test/setup/roundcube.mjs): ${missing.join(', ')}`;
}

/**
 * Installs what is missing, where that can be done.
 * @returns {string | null} why it cannot be run here; null when it can
 * @throws SetupError when apt-get fails
 */
export function ensureRoundcube() {
  const obstacle = roundcubeObstacle();
  if (!obstacle?.startsWith('Packages')) return obstacle;
  console.error('Roundcube: installing its packages with apt-get, up to several minutes …');
  const policyIsOurs = !existsSync(POLICY);
  if (policyIsOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    run(['apt-get', 'update', '-qq'], { timeout: UPDATE_MS });
    run(['debconf-set-selections'], { input: 'roundcube-core roundcube/dbconfig-install boolean false\n' });
    const apt = [
      'apt-get',
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      '-o',
      'DPkg::Lock::Timeout=120',
    ];
    const { status, stderr } = run([...apt, ...PACKAGES], { timeout: INSTALL_MS });
    if (status !== 0) {
      throw new SetupError(
        `apt-get could not install Roundcube.\n${stderr.trim().split('\n').slice(-5).join('\n')}`,
      );
    }
  } finally {
    if (policyIsOurs) rmSync(POLICY);
  }
  return roundcubeObstacle();
}

if (isMain(import.meta.url)) {
  try {
    console.log(ensureRoundcube() ?? 'Roundcube: present');
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
