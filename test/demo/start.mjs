/** `npm start`: from a fresh clone to a browser that shows the extension at work. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureChromium } from '../setup/browsers.mjs';
import { ensurePackages, ROOT } from '../setup/packages.mjs';
import { SetupError } from '../setup/setup-error.mjs';
import { runLogged } from '../setup/steps.mjs';

const BUILD_MS = 180_000;

try {
  console.log('Setting up …');
  console.log(`packages: ${ensurePackages()}`);
  console.log(`browser:  ${ensureChromium()}`);
  console.log('build:    vite, some seconds …');
  await runLogged('build e2e', ['npm', 'run', 'build:e2e'], BUILD_MS);
  console.log('build:    dist/chrome-e2e');
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(1);
}

// Ctrl-C reaches both processes: the demo closes its browser and ends, and only then does this one.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
const demo = spawn(
  process.execPath,
  ['--import', 'tsx', join('test', 'demo', 'main.ts'), ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
  },
);
demo.on('close', (code) => {
  process.exitCode = code ?? 1;
});
