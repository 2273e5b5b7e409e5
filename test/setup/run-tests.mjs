/**
 * `npm test`: everything, from a fresh clone on. Sets up packages, browser and Roundcube, builds, checks, and runs the
 * unit, fuzz and end-to-end tests. Ends with `N passed, N failed`.
 */
import { ensureChromium } from './browsers.mjs';
import { lint } from './lint.mjs';
import { ensurePackages } from './packages.mjs';
import { readPlaywright, readVitest, runTests } from './reports.mjs';
import { ensureRoundcube } from './roundcube.mjs';
import { SetupError } from './setup-error.mjs';
import { Run, runLogged } from './steps.mjs';

const BUILD_MS = 180_000;
const UNIT_MS = 300_000;
const E2E_MS = 900_000;
const VITEST = ['vitest', 'run', '-c', 'test/vitest.config.ts', '--reporter=json', '--reporter=default'];

/** In CI the real webmail must be there; elsewhere its tests are left out with a plain word. */
function prepareRoundcube() {
  const obstacle = ensureRoundcube();
  if (obstacle === null) return;
  if (process.env.CI) throw new SetupError(obstacle);
  console.log(`       Roundcube's tests are skipped. ${obstacle}`);
}

async function main() {
  const run = new Run();
  const ready =
    (await run.step('packages', () => void ensurePackages())) &&
    (await run.step('browser', () => void ensureChromium()));
  if (!ready) return run.finish();
  await run.step('Roundcube', prepareRoundcube);
  await run.step('build', () => runLogged('build', ['npm', 'run', 'build'], BUILD_MS));
  await run.step('build:e2e', () => runLogged('build e2e', ['npm', 'run', 'build:e2e'], BUILD_MS));
  await lint(run);
  await run.step('unit', () =>
    runTests(
      'unit',
      [...VITEST, '--exclude', 'test/fuzz/**', '--outputFile=test/output/unit.json'],
      UNIT_MS,
      readVitest,
    ),
  );
  await run.step('fuzz', () =>
    runTests('fuzz', [...VITEST, 'test/fuzz', '--outputFile=test/output/fuzz.json'], UNIT_MS, readVitest),
  );
  await run.step('e2e', () =>
    runTests('e2e', ['playwright', 'test', '-c', 'test/e2e/playwright.config.ts'], E2E_MS, readPlaywright),
  );
  run.finish();
}

await main();
