import type { Page } from '@playwright/test';
import type { MailBrowser } from './browser.ts';
import { expect, test } from './world.ts';

/** The settings of a browser with the extension, and the network errors of what they asked for. */
async function openSettings(browser: MailBrowser): Promise<{ page: Page; failures: string[] }> {
  const page = await browser.newPage();
  const failures: string[] = [];
  page.on('requestfailed', (request) => failures.push(request.failure()?.errorText ?? ''));
  await page.goto(`chrome-extension://${await browser.extensionId()}/settings/index.html`);
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false');
  return { page, failures };
}

const verdict = (page: Page) => page.locator('.self-test .verdict');

async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Test it', exact: true }).click();
}

const sessionRules = (page: Page): Promise<number> =>
  page.evaluate(async () => (await chrome.declarativeNetRequest.getSessionRules()).length);

test('the demo pixel arrives without the gate, is blocked by it, and no rule is left', async ({
  guarded,
}) => {
  const { page, failures } = await openSettings(guarded);
  const before = await sessionRules(page);
  await run(page);
  await expect(verdict(page)).toHaveText(/^It works\./);
  await expect(page.locator('.demo .chip')).toHaveText('1 tracker blocked');
  expect(failures).toEqual(['net::ERR_BLOCKED_BY_CLIENT']);
  expect(await sessionRules(page)).toBe(before);
  await page.close();
});

/** Lets only some of the rules that the page asks for reach the browser. */
const dropRules = (page: Page, action: string): Promise<void> =>
  page.evaluate((dropped) => {
    const net = chrome.declarativeNetRequest;
    const real = net.updateSessionRules.bind(net);
    Object.defineProperty(net, 'updateSessionRules', {
      value: ({ addRules = [], ...change }: chrome.declarativeNetRequest.UpdateRuleOptions) =>
        real({ ...change, addRules: addRules.filter((rule) => rule.action.type !== dropped) }),
    });
  }, action);

test('where the rule that blocks is not there, it says that it does not work', async ({ guarded }) => {
  const { page } = await openSettings(guarded);
  await dropRules(page, 'block');
  await run(page);
  await expect(verdict(page)).toHaveText(/although the gate was closed/);
  await expect(page.locator('.demo .chip')).toHaveCount(0);
  await page.close();
});

test('where no rule acts at all, nothing is claimed, and the browser connects to nobody', async ({
  guarded,
}) => {
  const { page, failures } = await openSettings(guarded);
  await dropRules(page, 'redirect');
  await run(page);
  await expect(verdict(page)).toHaveText(/did not load without the gate either/);
  expect(failures).toEqual(['net::ERR_UNSAFE_PORT']);
  await page.close();
});

test('where the packaged rules are switched off, it says so', async ({ guarded }) => {
  const { page } = await openSettings(guarded);
  const packaged = (on: boolean): Promise<void> =>
    page.evaluate((enabled) => {
      const ids = ['known-webmails'];
      return chrome.declarativeNetRequest.updateEnabledRulesets(
        enabled ? { enableRulesetIds: ids } : { disableRulesetIds: ids },
      );
    }, on);
  await packaged(false);
  await run(page);
  await expect(verdict(page)).toHaveText(/rules for webmails are missing/);
  await packaged(true);
  await page.getByRole('button', { name: 'Test it again' }).click();
  await expect(verdict(page)).toHaveText(/^It works\./);
  await page.close();
});
