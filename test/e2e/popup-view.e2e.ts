import type { Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  expect,
  test,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import type { PopupState } from '../../extension/popup/popup-state.ts';
import { servePopup } from './popup-view/serve.ts';
import { STATES } from './popup-view/states.ts';

let browser: Browser;
let server: Server;
let url: string;

test.beforeAll(async () => {
  ({ server, url } = await servePopup());
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});

test.afterAll(async () => {
  await browser.close();
  server.close();
});

interface Opening {
  readonly language?: string;
  readonly willing?: boolean;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly forced?: boolean;
}

/** Opens the popup in a page of its own; complains of anything the page's policy or the console objects to. */
async function open(state: PopupState | null, opening: Opening = {}): Promise<Page> {
  const options: BrowserContextOptions = {
    viewport: { width: opening.width ?? 380, height: 600 },
    colorScheme: opening.scheme ?? 'light',
    forcedColors: opening.forced === true ? 'active' : 'none',
  };
  const page = await (await browser.newContext(options)).newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(message.text());
  });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.addInitScript(
    (given) => {
      globalThis.fakeBrowser = { ...given, calls: [] };
    },
    { state, language: opening.language ?? 'en', willing: opening.willing ?? true },
  );
  await page.goto(url);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  return page;
}

const calls = (page: Page): Promise<string[]> => page.evaluate(() => globalThis.fakeBrowser.calls);

/** Words and colours do not meet: two pairs see every language and every scheme of each state. */
const LOOKS = [
  { language: 'en', scheme: 'light' },
  { language: 'fr', scheme: 'dark' },
] as const;

for (const [name, state] of Object.entries(STATES)) {
  for (const look of LOOKS) {
    test(`${name}, ${look.language}, ${look.scheme}: axe finds nothing, and nothing sticks out at 320 px`, async () => {
      const page = await open(state, look);
      await expect(page.locator('html')).toHaveAttribute('lang', look.language);
      await page.locator('details').evaluateAll((boxes) => {
        for (const box of boxes) box.setAttribute('open', '');
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      for (const width of [320, 190]) {
        await page.setViewportSize({ width, height: 600 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    });
  }
}

test('the keyboard alone loads one tracker, and stays where it was', async () => {
  const page = await open(STATES.trackers);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Ask the sender’s web site' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Load this one: Mailwave, picture' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Loaded', { exact: true })).toBeFocused();
  await expect(page.getByRole('status')).toHaveText('1 tracker blocked');
  expect(await calls(page)).toEqual(['load-one view-0 1']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText('Its server may have learned:')).toBeVisible();
});

test('a failure to load is said, and the button can be used again', async () => {
  const page = await open(STATES.trackers, { willing: false });
  const button = page.getByRole('button', { name: 'Load this one: Mailwave, picture' });
  await button.click();
  await expect(page.getByRole('status')).toHaveText('It could not be loaded: Mailwave, picture');
  await button.click();
  expect(await calls(page)).toHaveLength(2);
});

test('protecting a site asks within the click; a refusal is said', async () => {
  const page = await open(STATES['not-protected'], { willing: false });
  await page.getByRole('button', { name: 'Protect this site' }).click();
  await expect(page.getByRole('status')).toHaveText('Access was not given. Nothing changed.');
  expect(await calls(page)).toEqual(['protect courrier.mairie-de-quelque-part.test in a click']);
});

test('ending the protection of a site is asked twice; the keyboard’s place goes along', async () => {
  const page = await open(STATES['attention-not-watched']);
  const first = page.getByRole('button', { name: 'Stop protecting this site' });
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Keep it protected' })).toBeFocused();
  expect(await calls(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Keep it protected' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Pixelgate is not active here');
  expect(await calls(page)).toEqual(['stop courrier.mairie-de-quelque-part.test']);
});

test('by keyboard: a pause is folded away, says what it does before it begins, and is ended in one step', async () => {
  const page = await open(STATES['may-pause']);
  await expect(page.getByRole('button', { name: 'Pause on this site' })).toBeHidden();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/everything loads, trackers too\. A pause on this site ends/)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Pause everywhere for 10 minutes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Pixelgate is paused here');
  await page.getByRole('button', { name: 'Protect again' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('No message open');
  expect(await calls(page)).toEqual(['pause everywhere', 'pause none']);
});

test('a pause that does not come about is said', async () => {
  const page = await open(STATES['may-pause'], { willing: false });
  await page.getByText('Pause protection').click();
  await page.getByRole('button', { name: 'Pause on this site' }).click();
  await expect(page.getByRole('status')).toHaveText('That did not work. Nothing has changed.');
});

test('a browser that does not let a site go is said, and it can be tried again', async () => {
  const page = await open(STATES['added-site'], { willing: false });
  await page.getByRole('button', { name: 'Stop protecting this site' }).click();
  await page.getByRole('button', { name: 'Stop protecting', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('did not let go of this site');
  await page.getByRole('button', { name: 'Stop protecting', exact: true }).click();
  expect(await calls(page)).toHaveLength(2);
});

test('showing a page once says first what it tells, and afterwards what it did', async () => {
  const page = await open(STATES['attention-not-judged']);
  const button = page.getByRole('button', { name: 'Show this page’s pictures once' });
  await expect(button).toHaveAccessibleDescription(
    /every picture on this page will be requested, trackers too/,
  );
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('You showed this page’s pictures');
  expect(await calls(page)).toEqual(['show once']);
});

for (const name of ['attention-not-judged', 'attention-not-watched', 'shown-once'] as const) {
  test(`the first thing to do where nothing is judged is to load the page anew: ${name}`, async () => {
    const page = await open(STATES[name]);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Reload this page' })).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await calls(page)).toEqual(['reload']);
  });
}

test('a page that the browser does not load anew is said', async () => {
  const page = await open(STATES['shown-once'], { willing: false });
  await page.getByRole('button', { name: 'Reload this page' }).click();
  await expect(page.getByRole('status')).toHaveText('The page could not be reloaded.');
});

test('the messages of a conversation can be told apart; one alone is not numbered', async () => {
  const page = await open(STATES.conversation);
  await expect(page.getByRole('article', { name: 'Message 1 of 2 2 trackers blocked' })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Message 2 of 2 No trackers found' })).toBeVisible();
  await page.evaluate((state) => globalThis.fakeBrowser.push?.(state), STATES.clean);
  await expect(page.getByRole('article', { name: 'No trackers found', exact: true })).toBeVisible();
});

test('where nothing is held that could be shown, nothing offers to', async () => {
  const page = await open(STATES['attention-rules']);
  await expect(page.getByRole('button')).toHaveText(['Settings']);
});

for (const [answer, name, said] of [
  ['yes', 'Stop it', 'Your browser no longer contacts servers in advance.'],
  ['no', 'Not now', 'No trackers found'],
] as const) {
  test(`the offer against looking ahead: ${answer} within the click, and it is gone`, async () => {
    const page = await open(STATES['hints-offer']);
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('button', { name })).toHaveCount(0);
    await expect(page.getByRole('status')).toHaveText(said);
    expect(await calls(page)).toEqual([`hints ${answer} in a click`]);
  });
}

test('later states replace earlier ones and are announced', async () => {
  const page = await open(STATES.waiting);
  await page.evaluate((state) => globalThis.fakeBrowser.push?.(state), STATES.clean);
  await expect(page.getByRole('status')).toHaveText('No trackers found');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('No trackers found');
});

test('trackers that look alike are one row, and each can be loaded by a button of its own', async () => {
  const page = await open(STATES.many);
  await expect(page.getByRole('heading', { level: 4 })).toHaveText(['Mailwave × 9', 'Mailwave']);
  await page.getByText('Show all 9 one by one').click();
  await page.getByRole('button', { name: 'Load this one: Mailwave, picture, 3 of 9' }).click();
  expect(await calls(page)).toEqual(['load-one view-0 3']);
  await expect(page.getByText('Loaded', { exact: true })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Load this one/ })).toHaveCount(8);
});

test('nothing offers to load what is no picture', async () => {
  const page = await open(STATES['clean-with-held']);
  await expect(page.getByText('3 parts are held and were not requested.')).toBeVisible();
  await page.getByText('3 other parts not loaded (fonts, styles…)').click();
  await expect(page.getByText('style sheet')).toBeVisible();
  await expect(page.getByRole('button')).toHaveText(['Settings']);
});

test('the reasons name what speaks for a tracker first, and say visible once', async () => {
  const page = await open(STATES.trackers);
  const row = page.getByRole('listitem').filter({ hasText: 'img.petite-librairie.test' });
  await expect(row.locator('.reason')).toContainText('made just for you');
  await row.getByText('Why, and what loading tells').click();
  await expect(row.getByText(/seen/)).toHaveCount(1);
});

test('pictures that did not load stand in their heading', async () => {
  const page = await open(STATES.clean);
  await expect(page.getByRole('heading', { name: '12 pictures shown, 1 did not load' })).toBeVisible();
});

test('a background that does not answer is said', async () => {
  const page = await open(null);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Something went wrong');
});

test('foreign names neither reorder nor hide our words', async () => {
  const page = await open(STATES.hostile);
  const text = await page.locator('main').innerText();
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  await expect(page.getByText('and 16 more')).toBeVisible();
});

const choice = (page: Page, purpose: string, name: string) =>
  page.getByRole('group', { name: `Allow for: ${purpose}` }).getByRole('button', { name });

test('the first look says who tracks and why, in one line', async () => {
  const page = await open(STATES.consent);
  await expect(page.locator('.why')).toHaveText(
    'By Mailwave, img.petite-librairie.test. The sender says why:',
  );
  await expect(page.locator('.pictured li')).toHaveCount(2);
  const silent = await open(STATES.trackers);
  await expect(silent.locator('.why')).toHaveText(
    'By Mailwave, img.petite-librairie.test. The sender does not say why.',
  );
});

test('the keyboard alone approves a purpose for this sender, and takes it back in the same place', async () => {
  const page = await open(STATES.consent);
  const here = choice(page, 'Campaign performance', 'This sender');
  await here.focus();
  await page.keyboard.press('Enter');
  await expect(here).toHaveAttribute('aria-pressed', 'true');
  await expect(here).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await expect(here).toHaveAttribute('aria-pressed', 'false');
  expect(await calls(page)).toEqual([
    'approve view-0 campaign-performance sender true',
    'approve view-0 campaign-performance sender false',
  ]);
});

test('every sender can be chosen only where this one is confirmed, and the reason is told', async () => {
  const page = await open(STATES.consent);
  const everyone = choice(page, 'Campaign performance', 'Every sender');
  await expect(everyone).toBeDisabled();
  await expect(everyone).toHaveAccessibleDescription(/“Every sender” needs a confirmed one/);
  await everyone.click({ force: true });
  expect(await calls(page)).toEqual([]);
  const confirmed = await open(STATES.authenticated);
  await choice(confirmed, 'Campaign performance', 'Every sender').click();
  expect(await calls(confirmed)).toEqual([
    'approve view-0 campaign-performance everyone true',
    'approve view-0 campaign-performance sender false',
  ]);
});

test('an administrator’s word cannot be changed', async () => {
  const page = await open(STATES.locked);
  await choice(page, 'Campaign performance', 'This sender').click({ force: true });
  await expect(page.getByText('Your organisation does not allow this purpose.')).toBeVisible();
  expect(await calls(page)).toEqual([]);
});

test('a host that came after the approval is shown as new, and can be allowed', async () => {
  const page = await open(STATES.authenticated);
  await page.getByRole('button', { name: 'Allow these too: Campaign performance' }).click();
  await expect(page.getByText('px.neu.mailwave.test')).toHaveCount(0);
  expect(await calls(page)).toEqual(['approve view-0 campaign-performance sender true']);
});

test('an opt-out says first what it sends to whom; access to that host is asked within the click', async () => {
  const page = await open(STATES.consent);
  await page.getByText('2 other ways').click();
  await page.getByRole('button', { name: 'Unsubscribe in one click' }).click();
  const asked = page.getByRole('group', { name: 'Unsubscribe in one click' });
  await expect(asked).toContainText('Pixelgate sends a request to list.mailwave.test');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeFocused();
  expect(await calls(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Pixelgate keeps watching\.$/).last()).toBeFocused();
  expect(await calls(page)).toEqual([
    'opt-out view-0 https://list.mailwave.test/u/8812734 asks list.mailwave.test in a click',
  ]);
});

test('an opt-out that fails is said, and can be tried again or left', async () => {
  const page = await open(STATES.consent, { willing: false });
  await page.getByRole('button', { name: 'Withdraw from tracking' }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText(/^The sender’s server refused\. What you had allowed/);
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByRole('button', { name: 'Withdraw from tracking' })).toBeFocused();
});

test('after an opt-out its outcome is told, and nothing is offered anew for six months', async () => {
  const page = await open(STATES['opted-out']);
  await expect(page.getByText('4 of 6 later messages still track.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Withdraw from tracking' })).toBeHidden();
  await page.getByText('Ask again').click();
  await expect(page.getByRole('button', { name: 'Withdraw from tracking' })).toBeVisible();
});

test('right after an opt-out nothing is said to have come of it', async () => {
  const asked = STATES['opted-out'];
  const views = asked.views.map((one) => {
    const [last] = one.summary.pastOptOuts;
    const fresh = { ...last, later: 0, stillTracking: 0, exempt: 0, undated: 0 };
    return { ...one, summary: { ...one.summary, pastOptOuts: [fresh] } };
  });
  const page = await open({ ...asked, views } as PopupState);
  await expect(page.getByText('No message has come since.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What came of it' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Stop the tracking' })).toBeVisible();
  const later = await open(asked);
  await expect(later.getByRole('heading', { name: 'What came of it' })).toBeVisible();
});

test('the choice of senders says what it is for', async () => {
  const page = await open(STATES.consent);
  await expect(page.getByText('Allow for:')).toHaveCount(2);
  await expect(page.getByText('Allow for:').first()).toBeVisible();
  await expect(choice(page, 'Campaign performance', 'Nobody')).toHaveAttribute('aria-pressed', 'true');
});

test('the sender’s web site and the message’s source are asked only on a click', async () => {
  const page = await open(STATES.consent);
  await page.getByRole('button', { name: 'Check who sent this' }).click();
  await page.getByRole('button', { name: 'Ask the sender’s web site' }).click();
  await expect
    .poll(() => calls(page))
    .toEqual(['check-sender view-0', 'look-up view-0 asks petite-librairie.test in a click']);
});

test('a look-up that failed says why, and is offered again', async () => {
  const page = await open(STATES.doubtful);
  await expect(page.getByText('Its web site did not answer in time.')).toBeVisible();
  await page.getByRole('button', { name: 'Ask again' }).click();
  await expect.poll(() => calls(page)).toEqual([expect.stringMatching(/^look-up view-0 asks/)]);
});

test('a look-alike domain stands there as punycode, and a confirmation that failed is said aloud', async () => {
  const page = await open(STATES.spoofed);
  await expect(page.locator('.sender')).toContainText('alerte@xn--bnque-4ve.test');
  await expect(page.locator('.vouched')).toHaveText(
    'NOT confirmed: somebody may be posing as xn--bnque-4ve.test',
  );
});

test('a hostile declaration is words and nothing else', async () => {
  const page = await open(STATES['hostile-declaration']);
  await page.locator('details').evaluateAll((boxes) => {
    for (const box of boxes) box.setAttribute('open', '');
  });
  await expect(page.locator('main').locator('img, script, iframe')).toHaveCount(0);
  await expect(page.locator('a[href^="javascript"]')).toHaveCount(0);
  expect(await page.locator('main').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test('axe finds a fault that is planted in the card', async () => {
  const page = await open(STATES.consent);
  await page
    .locator('.choice-sender')
    .first()
    .evaluate((button) => {
      button.replaceChildren();
    });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toContain('button-name');
});

/** Only to look at; where `SCREENSHOTS` names a folder. */
async function takeScreenshots(folder: string): Promise<void> {
  test.slow();
  for (const [name, state] of Object.entries(STATES)) {
    for (const look of [
      { scheme: 'light', width: 380, language: 'en' },
      { scheme: 'dark', width: 320, language: 'fr' },
      { scheme: 'dark', width: 380, language: 'en' },
      { scheme: 'light', width: 380, language: 'fr', forced: true },
    ] as const) {
      const page = await open(state, look);
      const file = [name, look.scheme, look.width, look.language, 'forced' in look ? 'forced' : 'free'].join(
        '-',
      );
      await page.screenshot({ path: `${folder}/${file}.png`, fullPage: name !== 'hostile' });
      await page.context().close();
    }
  }
}

const folder = process.env['SCREENSHOTS'];
if (folder !== undefined) test('screenshots', () => takeScreenshots(folder));

test('purposes beyond the third are folded, and can be allowed there', async () => {
  const page = await open(STATES['many-purposes']);
  const titles = page.locator('.purpose h4');
  await expect(titles.filter({ visible: true })).toHaveCount(3);
  await page.locator('summary', { hasText: '4 more purposes' }).press('Enter');
  await expect(titles.filter({ visible: true })).toHaveCount(7);
  const last = page.locator('.purpose').last();
  await last.getByRole('button', { name: 'This sender' }).click();
  expect(await calls(page)).toHaveLength(1);
  await expect(last.getByRole('button', { name: 'This sender' })).toBeVisible();
  await page.context().close();
});

test('after an opt-out that the server refused, the card says so and offers a way at once', async () => {
  const page = await open(STATES['refused-opt-out']);
  await expect(page.getByText(/^Asked on .*; the server refused$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Withdraw from tracking' })).toBeVisible();
  await page.context().close();
});
