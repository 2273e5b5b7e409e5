/** See browsers.mjs. */
export const BRANDED_CHROME: string;
export function isBrandedChrome(file: string): boolean;
export function findChromium(env?: NodeJS.ProcessEnv): string | null;
export function ensureChromium(): string;
