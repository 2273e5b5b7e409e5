import { AxeBuilder } from '@axe-core/playwright';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { LANGUAGES, tagOf, translator, type Language } from '../../shared/locales/translate.ts';
import { servePopup, serveSettings, type Served } from './popup-view/serve.ts';
import { STATES as POPUP } from './popup-view/states.ts';
import { STATES as SETTINGS } from './settings-view/states.ts';

/** English and French are looked at in every state by `popup-view` and `settings-view`; the others here, where words are long. */
const OTHERS = LANGUAGES.filter((language) => language !== 'en' && language !== 'fr');
const POPUP_STATES = [
  'trackers',
  'consent',
  'exempt',
  'doubtful',
  'contradictory',
  'spoofed',
  'opted-out',
  'held-by-webmail',
  'hints-offer',
  'shown-once',
  'not-protected',
  'no-access',
  'attention-not-watched',
] as const;
const SETTINGS_STATES = ['empty', 'some', 'trouble', 'managed'] as const;

let browser: Browser;
let popup: Served;
let settings: Served;

test.beforeAll(async () => {
  [popup, settings] = await Promise.all([servePopup(), serveSettings()]);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});

test.afterAll(async () => {
  await browser.close();
  for (const { server } of [popup, settings]) server.close();
});

/** Opens one of our pages at 320 px, with every box of it open. */
async function open(
  { url }: Served,
  given: { readonly state: unknown; readonly language: Language },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.addInitScript(
    (fake) => {
      Object.assign(globalThis, { fakeBrowser: fake, fakeSettings: fake });
    },
    { ...given, willing: true, calls: [] },
  );
  await page.goto(url);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  await page.locator('details').evaluateAll((boxes) => {
    for (const box of boxes) box.setAttribute('open', '');
  });
  return page;
}

/** What is wider than its place: the page, or the words of a button, a heading or a label. */
function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll<HTMLElement>('button, a, h1, h2, h3, label, summary, th, td')];
    const cut = wide.filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1);
    const words = cut.map((one) => one.innerText.trim());
    return document.documentElement.scrollWidth > innerWidth ? ['the page', ...words] : words;
  });
}

async function check(page: Page, name: string, axe: boolean): Promise<void> {
  expect.soft(await stickingOut(page), name).toEqual([]);
  if (axe) {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        name,
      )
      .toEqual([]);
  }
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page.context().close();
}

for (const language of OTHERS) {
  test(`${language}: the popup fits 320 px, and axe finds nothing`, async () => {
    for (const state of POPUP_STATES) {
      const page = await open(popup, { state: POPUP[state], language });
      await expect(page.locator('html')).toHaveAttribute('lang', tagOf(language));
      await check(
        page,
        `popup-${state}-${language}`,
        ['trackers', 'doubtful', 'not-protected'].includes(state),
      );
    }
  });

  test(`${language}: the settings fit 320 px, and axe finds nothing`, async () => {
    for (const state of SETTINGS_STATES) {
      const page = await open(settings, { state: SETTINGS[state], language });
      await expect(page).toHaveTitle(`${translator(language)('settings.open')} – Pixelgate`);
      await check(page, `settings-${state}-${language}`, state === 'some');
    }
  });
}

test('words that are wider than their place would be found', async () => {
  const page = await open(popup, { state: POPUP['not-protected'], language: 'de' });
  await page
    .locator('button')
    .first()
    .evaluate((button) => {
      button.textContent = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3);
      button.style.overflow = 'hidden';
    });
  expect(await stickingOut(page)).not.toEqual([]);
  await page.context().close();
});
