import { expect, type Page } from '@playwright/test';
import type { FixtureServer } from '../fixtures/server.ts';
import { urlOf } from '../fixtures/server.ts';
import { settle } from './pictures.ts';
import { test } from './world.ts';

/** What pages do to pictures while and after they are judged. */
const EMPTY = 'http://inbox.webmail.test/empty';
const picture = (name: string): string => `http://img.shop.test/picture/${name}-300x100.png`;
const tracker = (name: string): string =>
  `http://px.tracker.test/open/${name}/6f1c9a3e77b24d10a5c2e8.gif?uid=6f1c9a3e77b24d10a5c2e8`;

async function insert(page: Page, html: string): Promise<void> {
  await page.goto(EMPTY);
  await page.evaluate((content) => {
    const main = document.querySelector('main');
    if (main) main.innerHTML = content;
  }, html);
}

function reached(server: FixtureServer, url: string): boolean {
  return server.requests().some((request) => urlOf(request) === url);
}

const width = (page: Page, selector: string) =>
  page.evaluate((name) => document.querySelector<HTMLImageElement>(name)?.naturalWidth ?? 0, selector);

test('a picture that the page exchanges while it is judged shows the new one', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  await page.goto(EMPTY);
  await page.evaluate(
    ([first, second]) => {
      const main = document.querySelector('main');
      if (!main || !first || !second) return;
      main.innerHTML = `<img id="p" src="${first}" width="300" height="100">`;
      const image = document.querySelector('img');
      setTimeout(() => image?.setAttribute('src', second), 4);
    },
    [picture('exchanged-before'), picture('exchanged-after')],
  );
  await server.waitForAll([picture('exchanged-after')]);
  await expect
    .poll(() => page.evaluate(() => document.querySelector('img')?.currentSrc))
    .toContain('exchanged-after');
  await page.close();
});

test('a page that copies a message while it is judged loses no picture', async ({ server, guarded }) => {
  const page = await guarded.newPage();
  await page.goto(EMPTY);
  await page.evaluate(async (url) => {
    const main = document.querySelector('main');
    if (!main) return;
    // Told by the browser as soon as the address has left its element.
    const parked = new Promise<void>((resolve) => {
      new MutationObserver((_records, observer) => {
        if (main.querySelector('img[src]') !== null) return;
        observer.disconnect();
        resolve();
      }).observe(main, { attributes: true, subtree: true, attributeFilter: ['src'] });
    });
    main.innerHTML = `<img src="${url}" width="300" height="100">`;
    await parked;
    const copy = main.innerHTML;
    main.innerHTML = copy;
  }, picture('copied'));
  await server.waitForAll([picture('copied')]);
  await expect.poll(() => width(page, 'img')).toBe(300);
  await page.close();
});

test('an element that is used again for another picture comes out from behind its placeholder', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  const own =
    'http://tickets.shop.test/picture/again-300x100.png?recipient_id=8812734&email=alice%40example.test';
  await insert(page, `<img id="p" src="${own.replace('&', '&amp;')}" width="300" height="100" alt="Ticket">`);
  await expect(page.locator('#p')).toBeHidden();
  await page.evaluate((url) => document.querySelector('#p')?.setAttribute('src', url), picture('again'));
  await server.waitForAll([picture('again')]);
  await expect(page.locator('#p')).toBeVisible();
  expect(reached(server, own)).toBe(false);
  await page.close();
});

test('a placeholder that a message has made invisible does not load its picture', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  const veils = ['filter:opacity(0)', 'opacity:0.01', 'clip-path:circle(99%)'];
  for (const [index, veil] of veils.entries()) {
    const own = `http://tickets.shop.test/picture/veiled-${index}-300x60.png?recipient_id=8812734`;
    await insert(
      page,
      `<div style="${veil}"><img id="p" src="${own}" width="300" height="60" alt="Ticket"></div>`,
    );
    await expect(page.locator('#p')).toBeHidden();
    await page.locator('#p + *').click();
    await settle(server, page);
    expect(reached(server, own)).toBe(false);
  }
  await page.close();
});

test('a harmless picture shows although a tracker stands before it as the better candidate', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  await insert(
    page,
    `<picture><source srcset="${tracker('candidate')}"><img id="p" src="${picture('candidate')}" width="300" height="100"></picture>
     <img id="q" srcset="${tracker('set')} 1x" src="${picture('set')}" width="300" height="100">`,
  );
  await expect.poll(() => width(page, '#p')).toBe(300);
  await expect.poll(() => width(page, '#q')).toBe(300);
  expect(reached(server, tracker('candidate')) || reached(server, tracker('set'))).toBe(false);
  await page.close();
});

test('an attribute is the same as before when its picture has loaded', async ({ server, guarded }) => {
  const page = await guarded.newPage();
  const style = `background-image: url('data:image/gif;base64,R0lGODlhAQABAAAAACw='), url('${picture('beside')}')`;
  await insert(
    page,
    `<div id="d" style="${style.replaceAll('"', '&quot;')}">x</div><img id="p" src="${picture('beside-it')}" width="300" height="100">`,
  );
  await expect.poll(() => width(page, '#p')).toBe(300);
  await server.waitForAll([picture('beside')]);
  expect(await page.evaluate(() => document.querySelector('#d')?.getAttribute('style'))).toBe(style);
  await page.close();
});

test('a picture without a size is judged alike whether it was held before it came into the page or not', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  await page.goto(EMPTY);
  await page.evaluate(
    async (url) => {
      const detached = document.createElement('div');
      detached.innerHTML = `<p>Hello</p><img id="p" src="${url}"><p>Bye</p>`;
      const image = detached.querySelector('img');
      await new Promise((resolve) => image?.addEventListener('error', resolve, { once: true }));
      document.querySelector('main')?.append(detached);
    },
    picture('late').replace('.png', ''),
  );
  await server.waitForAll([picture('late').replace('.png', '')]);
  await page.close();
});

test('a message whose judgement would be too large neither freezes nor loses the pictures beside it', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  const alt = 'é'.repeat(2000);
  const candidates = Array.from(
    { length: 14_000 },
    (_, index) => `http://c.shop.test/${index}.png ${index + 1}w`,
  ).join(', ');
  await insert(
    page,
    `<img id="logo" src="${picture('beside-bomb')}" width="300" height="100"><img alt="${alt}" srcset="${candidates}"><img src="${tracker('bomb')}" width="1" height="1">`,
  );
  await expect.poll(() => width(page, '#logo'), { timeout: 20_000 }).toBe(300);
  await settle(server, page);
  expect(reached(server, tracker('bomb'))).toBe(false);
  await page.close();
});

test('a message written into the same frame again and again leaves only the last one in the popup', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  await page.goto(EMPTY);
  const worker = await guarded.worker();
  for (const name of ['first', 'second', 'third']) {
    await page.evaluate(
      ([shown, hidden]) => {
        document.querySelector('iframe')?.remove();
        const frame = document.createElement('iframe');
        document.body.append(frame);
        frame.contentDocument?.open();
        frame.contentDocument?.write(
          `<img src="${shown}" width="300" height="100"><img src="${hidden}" width="1" height="1">`,
        );
        frame.contentDocument?.close();
      },
      [picture(`again-${name}`), tracker(`again-${name}`)],
    );
    await server.waitForAll([picture(`again-${name}`)]);
  }
  const count = () =>
    worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ url: 'http://inbox.webmail.test/empty' });
      return chrome.action.getBadgeText({ tabId: tab?.id ?? -1 });
    });
  await expect.poll(count).toBe('1');
  await page.close();
});
