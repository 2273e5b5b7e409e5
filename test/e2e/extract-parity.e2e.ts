import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { extractFromHtml } from '../../shared/extract/html.ts';
import type { ExtractedMessage } from '../../shared/extract/reference.ts';
import { ensureChromium } from '../setup/browsers.mjs';
import { MESSAGES } from './extract/messages.ts';

/** Real messages to compare on; only where the project's shared files lie beside it. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/messages.dev.jsonl.gz', import.meta.url));

let browser: Browser;
let page: Page;

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('extract/in-page.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  });
  const first = Array.isArray(built) ? built[0] : built;
  if (first === undefined || !('output' in first)) throw new Error('The DOM extractor could not be bundled.');
  return first.output[0].code;
}

test.beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundle() });
});

test.afterAll(async () => {
  await browser.close();
});

/** What both ways must agree on; a text's position may differ by white space that a DOM drops. */
function comparable(message: ExtractedMessage): string[] {
  return message.references
    .map(({ absolute, url, vehicle, declared, hidden, alt, link, repeated }) =>
      JSON.stringify({ absolute, url, vehicle, declared, hidden, alt, link, repeated }),
    )
    .sort();
}

/** What is read of a message's words. */
function words({ text, links }: ExtractedMessage): string {
  return JSON.stringify({ text, links });
}

/** Members of `all` that `others` lacks. */
function missing(all: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...all].filter((member) => !others.has(member));
}

for (const [name, html] of Object.entries(MESSAGES)) {
  test(`a DOM and a string give the same references: ${name}`, async () => {
    const fromDom = await page.evaluate((text) => globalThis.extractDom(text), html);
    const fromString = extractFromHtml(html);
    expect(comparable(fromDom)).toEqual(comparable(fromString));
    expect(fromDom.links).toEqual(fromString.links);
    expect(fromDom.text).toBe(fromString.text);
    expect(fromString.references.length).toBeGreaterThan(1);
  });
}

test('a DOM and a string give the same URLs for real messages', async () => {
  test.skip(!existsSync(CORPUS), 'The corpus of real messages is not here.');
  const lines = gunzipSync(readFileSync(CORPUS)).toString().trim().split('\n');
  let references = 0;
  let differing = 0;
  let otherWords = 0;
  for (const line of lines) {
    const { html } = JSON.parse(line) as { html: string };
    const inPage = await page.evaluate((text) => globalThis.extractDom(text), html);
    const inString = extractFromHtml(html);
    if (words(inPage) !== words(inString)) otherWords++;
    const fromDom = new Set(comparable(inPage));
    const fromString = new Set(comparable(inString));
    references += fromString.size;
    differing += missing(fromDom, fromString).length + missing(fromString, fromDom).length;
  }
  expect(references).toBeGreaterThan(1000);
  expect(otherWords / lines.length).toBeLessThan(0.06);
  // Left over: markup so broken that only the browser's full tree construction finds the same ancestors.
  expect(differing / references).toBeLessThan(0.006);
});
