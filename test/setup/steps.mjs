/** Runs named steps one after the other, one line of output each, and counts what passed and failed. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packages.mjs';
import { SetupError } from './setup-error.mjs';

/** Where logs and reports of a run go; not in git. */
export const OUTPUT = join(ROOT, 'test', 'output');
/** How much of a failed step's log is shown; the whole is in the file. */
const TAIL_LINES = 40;
/** A line that only says how far a run is. */
const PROGRESS = /^\[\d+\/\d+\] /;

/**
 * @typedef {{ passed: number, failed: number, note?: string }} Count
 */

/**
 * Runs npm or a program of node_modules/.bin with its output in test/output/NAME.log.
 * @param {string} name
 * @param {string[]} command
 * @param {number} timeout milliseconds after which it is stopped
 * @param {NodeJS.ProcessEnv} [environment]
 * @throws SetupError with the end of the log when it fails
 */
export function runLogged(name, [program, ...args], timeout, environment) {
  mkdirSync(OUTPUT, { recursive: true });
  const file = join(OUTPUT, `${name.replaceAll(/\W+/g, '-')}.log`);
  const log = createWriteStream(file);
  const windows = process.platform === 'win32';
  const path = program === 'npm' ? 'npm' : join(ROOT, 'node_modules', '.bin', program);
  const child = spawn(windows ? `"${path}"` : path, args, {
    cwd: ROOT,
    env: { ...process.env, FORCE_COLOR: '0', ...environment },
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      log.end(() => {
        if (code === 0) return resolve();
        const lines = readFileSync(file, 'utf8').trim().split('\n');
        const end = lines
          .filter((line) => !PROGRESS.test(line))
          .slice(-TAIL_LINES)
          .join('\n');
        const why = signal === null ? `exit code ${code}` : `stopped after ${Math.round(timeout / 1000)} s`;
        reject(new SetupError(`${end}\n(${why}; the whole log: ${file})`));
      });
    });
  });
}

/** The steps of one run and their sum. */
export class Run {
  passed = 0;
  failed = 0;
  #started = Date.now();

  /**
   * Names a step, runs it, and prints its line. A step that returns nothing counts as one.
   * @param {string} name
   * @param {() => void | Count | Promise<void | Count>} work throws when the step fails as a whole
   * @returns {Promise<boolean>} whether all of it passed
   */
  async step(name, work) {
    const start = Date.now();
    // First the name: some steps take minutes, and who waits should know for what.
    console.log(`...              ${name}`);
    let count;
    let problem = '';
    try {
      count = (await work()) ?? { passed: 1, failed: 0 };
    } catch (error) {
      count = { passed: 0, failed: 1, ...error.count };
      problem = error instanceof SetupError ? error.message : (error.stack ?? String(error));
    }
    this.passed += count.passed;
    this.failed += count.failed;
    const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(6);
    const figures = count.passed + count.failed > 1 ? `  ${count.passed} passed, ${count.failed} failed` : '';
    console.log(
      `${count.failed === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}${figures}${count.note ? `  (${count.note})` : ''}`,
    );
    if (problem) console.log(problem.replaceAll(/^/gm, '    | '));
    return count.failed === 0;
  }

  /** Prints the sum, alone on the last line, and sets the exit code. */
  finish() {
    if (this.failed > 0) process.exitCode = 1;
    console.log(`done in ${((Date.now() - this.#started) / 1000).toFixed(0)} s`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
  }
}
