/** Reads the counts and the failed tests' names out of the reports that Vitest and Playwright write. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { SetupError } from './setup-error.mjs';
import { OUTPUT, runLogged } from './steps.mjs';

/** In CI nothing may be left out: a skipped test is a failed one. */
const CI = Boolean(process.env.CI);

/** @param {number} passed @param {number} failed @param {number} skipped */
function count(passed, failed, skipped) {
  return { passed, failed: CI ? failed + skipped : failed, note: skipped > 0 ? `${skipped} skipped` : '' };
}

/** One line for a failed test: its name and the first words of what went wrong. */
const failure = (name, message) => `${name}: ${stripVTControlCharacters(message ?? '').split('\n')[0]}`;

/** @param {any} report Vitest's JSON report */
export function readVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that cannot even be loaded has no tests that could fail.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failures = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => failure(fullName, failureMessages[0]));
  failures.push(...broken.map(({ name, message }) => failure(name, message)));
  return {
    ...count(numPassedTests, numFailedTests + broken.length, numPendingTests + numTodoTests),
    failures,
  };
}

/** All specs of a suite of Playwright's report and of the suites in it. */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

/** @param {any} report Playwright's JSON report */
export function readPlaywright({ stats, errors, suites }) {
  const failures = specsOf({ suites })
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) =>
      failure(`${file}:${line} › ${title}`, tests[0].results.at(-1)?.error?.message),
    );
  failures.push(...errors.map(({ message }) => failure('outside the tests', message)));
  return {
    ...count(stats.expected + stats.flaky, stats.unexpected + errors.length, stats.skipped),
    failures,
  };
}

/**
 * Runs tests that write a report to test/output/NAME.json and counts them.
 * @param {string} name
 * @param {string[]} command
 * @param {number} timeout
 * @param {(report: any) => import('./steps.mjs').Count & { failures: string[] }} read
 * @returns {Promise<import('./steps.mjs').Count>}
 * @throws SetupError with `count` when any test failed
 */
export async function runTests(name, command, timeout, read) {
  const file = join(OUTPUT, `${name}.json`);
  rmSync(file, { force: true });
  let problem = null;
  try {
    await runLogged(name, command, timeout);
  } catch (error) {
    problem = error;
  }
  let counted;
  try {
    counted = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw problem ?? new SetupError(`${name} wrote no report`);
  }
  if (counted.failed === 0 && !problem) return counted;
  const thrown = problem ?? new SetupError(`skipped tests count as failed when CI is set`);
  // First the names: a log that is cut somewhere still says which tests failed.
  thrown.message = [...counted.failures, thrown.message].join('\n');
  throw Object.assign(thrown, { count: { ...counted, failed: Math.max(counted.failed, 1) } });
}
