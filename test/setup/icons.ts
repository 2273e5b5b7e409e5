/**
 * Draws the extension's icons anew from `extension/public/icons/mark.svg`, with the Chromium that the tests use:
 * `node --import tsx test/setup/icons.ts`. Each state has a shape of its own, so that no colour has to be told.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { EXTENSION_SIZES, iconFile, TOOLBAR_SIZES, TOOLBAR_STATES } from '../../extension/toolbar-icons.ts';
import { ensureChromium } from './browsers.mjs';

const folder = new URL('../../extension/public/', import.meta.url);
const mark = readFileSync(new URL('icons/mark.svg', folder), 'utf8');

/** The drawing with one state's group alone. */
function drawing(state: string): string {
  const style = `<style>svg { display: block } g:not(#${state}) { display: none }</style>`;
  return `<!doctype html><style>body { margin: 0 }</style>${mark.replace('<g', `${style}<g`)}`;
}

const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const state of TOOLBAR_STATES) {
  await page.setContent(drawing(state));
  const sizes = state === 'protecting' ? [...TOOLBAR_SIZES, ...EXTENSION_SIZES] : TOOLBAR_SIZES;
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    const path = fileURLToPath(new URL(iconFile(state, size), folder));
    await page.screenshot({ path, omitBackground: true });
  }
}
await browser.close();
