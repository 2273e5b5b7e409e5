import { expect, test as base, type CDPSession, type Page } from '@playwright/test';
import { LIST, serveList } from '../fixtures/list.ts';
import { FixtureServer } from '../fixtures/server.ts';
import { MailBrowser } from './browser.ts';

const THREE = 'Tried to track you: 3 trackers blocked';

/** The list in a fresh browser whose history, written by the first version, knows one sender. */
interface Opened {
  readonly page: Page;
  /** What the marks say, as a screen reader hears it, in the page's order. */
  marks(): Promise<string[]>;
  requests(): number;
}

const test = base.extend<{ opened: Opened }>({
  opened: async ({}, use) => {
    const server = await FixtureServer.start([serveList]);
    const build = process.env['PIXELGATE_E2E_BUILD'];
    const browser = await MailBrowser.launch({
      port: server.port,
      extension: true,
      ...(build ? { build } : {}),
    });
    await (await browser.worker()).evaluate(writeOldHistory, LIST.tracking);
    const page = await browser.newPage();
    await page.goto(LIST.url);
    const session = await browser.context.newCDPSession(page);
    await use({ page, marks: () => marksIn(session), requests: () => server.requests().length });
    await browser.close();
    await server.close();
  },
});

/** Three trackers blocked in one message, in the form of the first version. Runs in the worker. */
function writeOldHistory(sender: string): Promise<void> {
  return new Promise((resolve, reject) => {
    indexedDB.deleteDatabase('history').onsuccess = () => {
      const open = indexedDB.open('history', 1);
      open.onupgradeneeded = () => {
        const store = open.result.createObjectStore('records', { autoIncrement: true });
        store.createIndex('time', 'time');
        store.createIndex('sender', 'sender');
        const record = { time: Date.now(), sender, host: 'px.tracker.test', decision: 'block' };
        for (let count = 0; count < 3; count += 1) store.add(record);
      };
      open.onerror = () => {
        reject(new Error('no history'));
      };
      open.onsuccess = () => {
        open.result.close();
        resolve();
      };
    };
  });
}

/** Closed shadow roots are closed to the page, not to assistive technology. */
async function marksIn(session: CDPSession): Promise<string[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const labels = nodes
    .filter(({ role }) => role?.value === 'image')
    .map(({ name }) => String(name?.value ?? ''));
  return labels.filter((label) => label.startsWith('Tried'));
}

/** Elements of ours in the list: they have no class and no content that a page could see. */
const hosts = (page: Page) => page.locator('#messagelist div:not([class]):empty');

const heights = (page: Page): Promise<number[]> =>
  page.locator('tr.message').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));

test('rows of a sender who tracked are marked, from history alone; no other row is', async ({ opened }) => {
  await expect.poll(() => opened.marks()).toEqual(Array.from({ length: 6 }, () => THREE));
  await expect(opened.page.locator('#friend div:not([class])')).toHaveCount(0);
  expect(opened.requests()).toBeLessThanOrEqual(2); // The page itself, and its icon.
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await opened.page.screenshot({ path: `${folder}/list-marks.png` });
});

test('a mark is seen beside the name and changes no row’s height', async ({ opened }) => {
  const { page } = opened;
  await expect(hosts(page)).toHaveCount(6);
  const marked = await heights(page);
  const boxes = await page.locator('tr.message').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const host = row.querySelector('div:not([class]):empty');
      const mark = host?.getBoundingClientRect();
      const line = row.querySelector('.rcmContactAddress')?.getBoundingClientRect();
      const cell = host?.closest('td')?.getBoundingClientRect();
      if (!mark || !line || !cell) return [];
      const inCell = mark.left >= cell.left && mark.right <= cell.right;
      return [{ id: row.id, inCell, onLine: mark.top >= line.top && mark.top <= line.bottom }];
    }),
  );
  expect(boxes.filter(({ inCell, onLine }) => !inCell || !onLine)).toEqual([]);
  await page.evaluate(() => {
    for (const host of document.querySelectorAll('#messagelist div:not([class]):empty')) host.remove();
  });
  expect(await heights(page)).toEqual(marked);
});

test('a click on a mark is a click on its row, and the keyboard passes it by', async ({ opened }) => {
  const { page } = opened;
  await expect(hosts(page)).toHaveCount(6);
  const box = await page.locator('#table div:not([class])').boundingBox();
  await page.mouse.click((box?.x ?? 0) + 10, box?.y ?? 0);
  expect(await page.evaluate(() => (globalThis as unknown as { clicked: string[] }).clicked)).toEqual([
    'table',
  ]);
  const reached = await page.locator('#table div:not([class])').evaluate((host: HTMLElement) => {
    host.focus();
    return [document.activeElement === host, host.shadowRoot, host.textContent];
  });
  expect(reached).toEqual([false, null, '']);
});

test('a row that the list uses again for somebody else loses its mark, and gets one that it deserves', async ({
  opened,
}) => {
  const { page } = opened;
  await expect(hosts(page)).toHaveCount(6);
  const mark = page.locator('#table div:not([class])');
  const left = await page.locator('#table .rcmContactAddress').evaluate(async (name, harmless) => {
    name.setAttribute('title', harmless);
    name.textContent = 'A friend';
    await new Promise(requestAnimationFrame);
    return name.parentElement?.querySelectorAll('div').length;
  }, LIST.harmless);
  expect(left).toBe(0); // Not even for one frame.
  await page.locator('#friend .rcmContactAddress').evaluate((name, tracking) => {
    name.setAttribute('title', tracking);
  }, LIST.tracking);
  await expect(page.locator('#friend div:not([class])')).toHaveCount(1); // The list has been looked at again.
  await expect(mark).toHaveCount(0);
});

test('a name that the list replaces takes its mark with it', async ({ opened }) => {
  const { page } = opened;
  await expect(hosts(page)).toHaveCount(6);
  await page.locator('#table .rcmContactAddress').evaluate((name, harmless) => {
    const other = name.cloneNode() as HTMLElement;
    other.title = harmless;
    other.textContent = 'A friend';
    name.replaceWith(other);
  }, LIST.harmless);
  await expect(page.locator('#table div:not([class])')).toHaveCount(0);
});

test('a message opened in the frame marks its sender’s row in the list at a later look', async ({
  opened,
}) => {
  const { page } = opened;
  await expect(hosts(page)).toHaveCount(6);
  await page.locator('#messagecontframe').evaluate((frame: HTMLIFrameElement, url) => {
    frame.src = url;
  }, LIST.frame);
  const later = async () => {
    await page.locator('#opened').click();
    return page.locator('#opened div:not([class])').count();
  };
  await expect.poll(later, { timeout: 40_000, intervals: [1_000] }).toBe(1);
  expect(await opened.marks()).toContain('Tried to track you: 1 tracker blocked');
});

test('a list of 2,000 rows that keeps changing is hardly ever held up', async ({ opened }) => {
  const { page } = opened;
  await expect(hosts(page)).toHaveCount(6);
  const late = await page.evaluate(async (tracking) => {
    const body = document.querySelector('#messagelist tbody');
    const first = document.querySelector('#table');
    const rounds: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      for (let count = 0; count < 100; count += 1) {
        const copy = first?.cloneNode(true) as HTMLElement;
        const address = count % 2 === 0 ? `a${count}@b.example` : tracking;
        copy.querySelector('.rcmContactAddress')?.setAttribute('title', address);
        body?.append(copy);
      }
      const start = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 100));
      rounds.push(performance.now() - start - 100);
    }
    return rounds.sort((a, b) => a - b)[rounds.length / 2];
  }, LIST.tracking);
  expect(late).toBeLessThan(50);
  expect(await hosts(page).count()).toBeGreaterThan(6);
});
