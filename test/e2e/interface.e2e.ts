import {
  HOSTILE_PAGES,
  INTERFACE_URLS,
  MISSING_SCRIPT,
  hostileHost,
  serveInterface,
} from '../fixtures/interface-pages.ts';
import { mixedMessage } from '../fixtures/message.ts';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { expect, test } from '@playwright/test';

interface World {
  readonly server: FixtureServer;
  readonly browser: MailBrowser;
}

/** A browser of its own for each test: what one page taught must not help the next. */
async function inFreshWorld(extension: boolean, run: (world: World) => Promise<void>): Promise<void> {
  const server = await FixtureServer.start([serveInterface]);
  const browser = await MailBrowser.launch({ port: server.port, extension });
  await run({ server, browser });
  await browser.close();
  await server.close();
}

const learnedHosts = async (browser: MailBrowser): Promise<string[]> =>
  (await browser.worker()).evaluate(async () => {
    const rules = [
      ...(await chrome.declarativeNetRequest.getDynamicRules()),
      ...(await chrome.declarativeNetRequest.getSessionRules()),
    ];
    return rules
      .filter(({ id }) => id >= 1_000_000)
      .flatMap(({ condition }) => [
        ...(condition.requestDomains ?? []),
        ...(condition.initiatorDomains ?? []),
      ]);
  });

for (const when of ['late', 'at-once']) {
  test(`an interface on hosts nobody knew comes whole, the message is held: ${when}`, async () => {
    await inFreshWorld(true, async ({ server, browser }) => {
      for (const visit of ['first', 'second']) {
        const message = mixedMessage(`${when}-${visit}`);
        const page = await browser.newPage();
        server.clear();
        await page.goto(`http://inbox.webmail.test/redesigned/${when}-${visit}`);
        // What has come once may come out of the cache.
        if (visit === 'first') await server.waitForAll(INTERFACE_URLS);
        await expect
          .poll(() => page.evaluate(() => document.querySelector<HTMLImageElement>('#logo')?.naturalWidth))
          .toBe(40);
        expect(await page.evaluate(() => document.documentElement.dataset.ran)).toBe('app second');
        expect(await page.locator('.sprite').evaluate((one) => getComputedStyle(one).width)).toBe('40px');
        const office = page.frameLocator('#office').locator('img');
        await expect.poll(() => office.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(40);
        await expectAllPictures(server, [page], message);
        await settle(server, page);
        expect(trackersReached(server, message)).toEqual([]);
        expect(
          (await learnedHosts(browser)).filter((host) => /tracker|shop|pictures\.test|news/.test(host)),
        ).toEqual([]);
        await page.close();
        await browser.stopWorker();
      }
    });
  });
}

test('a known interface is never held again, not even once', async () => {
  await inFreshWorld(true, async ({ server, browser }) => {
    const page = await browser.newPage();
    await page.goto('http://inbox.webmail.test/redesigned/late-one');
    await server.waitForAll(INTERFACE_URLS);
    await browser.stopWorker();
    const refused: string[] = [];
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText === 'net::ERR_BLOCKED_BY_CLIENT') refused.push(request.url());
    });
    await page.goto('http://inbox.webmail.test/redesigned/late-two');
    await expectAllPictures(server, [page], mixedMessage('late-two'));
    expect(refused.filter((url) => INTERFACE_URLS.includes(url))).toEqual([]);
  });
});

for (const where of ['the page', 'a frame of it']) {
  test(`a script that fails later takes no draft away: in ${where}`, async () => {
    await inFreshWorld(true, async ({ server, browser }) => {
      const page = await browser.newPage();
      await page.goto('http://inbox.webmail.test/writing');
      // Learned, and in this very visit: the sheet's picture has come.
      await server.waitForAll(INTERFACE_URLS.filter((url) => /ui\.css|sprite\.png/.test(url)));
      const inPage = where === 'the page';
      const text = (inPage ? page : page.frameLocator('iframe')).locator('textarea');
      // Not typed: what a script restores is a draft too, and no event tells of it.
      await text.evaluate((area) => {
        (area as HTMLTextAreaElement).value = 'Dear all';
      });
      const addScript = (url: string) => {
        const script = Object.assign(document.createElement('script'), { src: url });
        document.body.append(script);
        return new Promise((resolve) => {
          script.onerror = resolve;
        });
      };
      const frame = inPage ? page : page.frames().find((one) => one !== page.mainFrame());
      server.clear();
      await frame?.evaluate(addScript, MISSING_SCRIPT);
      await page.waitForTimeout(500);
      expect(server.requests(({ path }) => path === '/missing.js')).toHaveLength(1);
      expect(server.requests(({ path }) => path === '/writing')).toEqual([]);
      await expect(text).toHaveValue('Dear all');
    });
  });
}

test('control: without the extension interface and trackers are asked', async () => {
  await inFreshWorld(false, async ({ server, browser }) => {
    const page = await browser.newPage();
    await page.goto('http://inbox.webmail.test/redesigned/late-plain');
    const { trackers, pictures } = mixedMessage('late-plain');
    await server.waitForAll([...INTERFACE_URLS, ...trackers, ...pictures]);
  });
});

/** Any page on which everything is held. */
const HELD_PAGE = `http://inbox.webmail.test/hostile/${encodeURIComponent('a pop-up written by script')}`;

test('no hostile message gets its host known as the interface', async () => {
  test.setTimeout(120_000);
  await inFreshWorld(true, async ({ server, browser }) => {
    for (const name of Object.keys(HOSTILE_PAGES)) {
      await test.step(name, async () => {
        const page = await browser.newPage();
        await page.goto(`http://inbox.webmail.test/hostile/${encodeURIComponent(name)}`);
        if (name.startsWith('a pop-up')) {
          const popup = page.waitForEvent('popup');
          await page.locator('header').click();
          await settle(server, await popup);
        }
        const hostile = hostileHost(name);
        const atHostile = () => server.requests(({ host }) => host === hostile).map(urlOf);
        // Nothing is held on a page in a sandbox (docs/limits.md): another page tells when all has come through.
        if (name.includes('sandbox')) await expect.poll(atHostile).not.toEqual([]);
        const guarded = name.includes('sandbox') ? await browser.newPage() : page;
        if (guarded !== page) await guarded.goto(HELD_PAGE);
        // Twice: what the page taught before the first picture came has been dealt with when the second comes.
        for (let round = 0; round < 2; round += 1) await settle(server, guarded);
        expect
          .soft(
            (await learnedHosts(browser)).filter((host) => host === hostile),
            name,
          )
          .toEqual([]);
        // A page in a sandbox must only teach nothing.
        if (!name.includes('sandbox')) expect.soft(atHostile(), name).toEqual([]);
        for (const open of browser.context.pages().slice(1)) await open.close();
      });
    }
  });
});

test('control: without the extension each hostile page asks its host', async () => {
  test.setTimeout(120_000);
  await inFreshWorld(false, async ({ server, browser }) => {
    for (const name of Object.keys(HOSTILE_PAGES)) {
      server.clear();
      const page = await browser.newPage();
      await page.goto(`http://inbox.webmail.test/hostile/${encodeURIComponent(name)}`);
      if (name.startsWith('a pop-up')) await page.locator('header').click();
      await expect
        .poll(() => server.requests(({ host }) => host === hostileHost(name)).length, { message: name })
        .toBeGreaterThan(0);
      for (const open of browser.context.pages().slice(1)) await open.close();
    }
  });
});
