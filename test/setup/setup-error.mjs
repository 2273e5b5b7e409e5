import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A set-up problem that its message explains fully: shown without a stack trace. */
export class SetupError extends Error {}

/**
 * Whether the module with this `import.meta.url` is what Node was asked to run.
 * @param {string} url
 */
export function isMain(url) {
  const script = process.argv[1];
  return script !== undefined && realpathSync(script) === fileURLToPath(url);
}
