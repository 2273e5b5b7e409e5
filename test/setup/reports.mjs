/** Reads the counts out of the reports that Vitest and Playwright write. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './setup-error.mjs';
import { OUTPUT, runLogged } from './steps.mjs';

/** In CI nothing may be left out: a skipped test is a failed one. */
const CI = Boolean(process.env.CI);

/** @param {number} passed @param {number} failed @param {number} skipped */
function count(passed, failed, skipped) {
  return { passed, failed: CI ? failed + skipped : failed, note: skipped > 0 ? `${skipped} skipped` : '' };
}

/** @param {any} report Vitest's JSON report */
export function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that cannot even be loaded has no tests that could fail.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return count(numPassedTests, numFailedTests + broken.length, numPendingTests + numTodoTests);
}

/** @param {any} report Playwright's JSON report */
export function countPlaywright({ stats, errors }) {
  return count(stats.expected + stats.flaky, stats.unexpected + errors.length, stats.skipped);
}

/**
 * Runs tests that write a report to test/output/NAME.json and counts them.
 * @param {string} name
 * @param {string[]} command
 * @param {number} timeout
 * @param {(report: any) => import('./steps.mjs').Count} read
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
  const failure = problem ?? new SetupError(`skipped tests count as failed when CI is set`);
  throw Object.assign(failure, { count: { ...counted, failed: Math.max(counted.failed, 1) } });
}
