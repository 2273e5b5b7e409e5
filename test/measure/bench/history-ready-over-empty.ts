import type { Page } from '@playwright/test';
import { MailBrowser } from '../../e2e/browser.ts';
import type { HistoryRecord } from '../../../shared/history/record.ts';
import { buildExtension } from './builds.ts';
import type { Figure } from './keys.ts';
import { LONG, longHistory } from './long-history.ts';
import { pairedRatioAsync } from './paired-ratio.ts';

const BATCH = 10_000;
const MEGABYTE = 1_048_576;

/** The history page from opening until it shows something and answers, with 200,000 records over with none, in Chromium. */
export async function historyReadyOverEmpty(): Promise<Figure> {
  await buildExtension('chrome-e2e');
  const [long, empty] = [await openBrowser(), await openBrowser()];
  try {
    const [full, none] = [await historyPage(long), await historyPage(empty)];
    await fill(full);
    const times = await pairedRatioAsync(
      () => readyAfter(full),
      () => readyAfter(none),
    );
    await allRead(full);
    const [after, before] = [await memoryOf(full), await memoryOf(none)];
    return {
      value: times.ratio,
      interval: times.interval,
      times,
      note: `${LONG.toLocaleString('en')} records; all read they take ${((after - before) / MEGABYTE).toFixed(0)} MB more than none`,
    };
  } finally {
    await Promise.all([long.close(), empty.close()]);
  }
}

/** Nothing is asked of any host. */
const openBrowser = (): Promise<MailBrowser> => MailBrowser.launch({ port: 9, extension: true });

async function historyPage(browser: MailBrowser): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      // With records or without, the first heading below the name stands once there is something to work with.
      if (document.querySelector('main h2') === null) return;
      observer.disconnect();
      // Drawn, and free for what the user does next.
      requestAnimationFrame(() => {
        setTimeout(() => {
          performance.mark('ready');
        });
      });
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.goto(`chrome-extension://${await browser.extensionId()}/history/index.html`);
  await allRead(page);
  return page;
}

/** Opens the page anew and gives the milliseconds until it was ready. */
async function readyAfter(page: Page): Promise<number> {
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName('ready').length > 0);
  const ready = await page.evaluate(() => performance.getEntriesByName('ready')[0]?.startTime ?? NaN);
  await allRead(page);
  return ready;
}

const allRead = async (page: Page): Promise<void> => {
  await page.locator('main[aria-busy="false"]').waitFor();
};

/** Writes a long history past the extension's own code. */
async function fill(page: Page): Promise<void> {
  const records = longHistory(Date.now());
  for (let at = 0; at < records.length; at += BATCH)
    await page.evaluate(write, records.slice(at, at + BATCH));
}

/** Runs in the page, which has made the database. */
function write(records: readonly HistoryRecord[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('history');
    open.onerror = () => {
      reject(new Error('The history page has made no database.'));
    };
    open.onsuccess = () => {
      const transaction = open.result.transaction('records', 'readwrite', { durability: 'relaxed' });
      for (const record of records) transaction.objectStore('records').add(record);
      transaction.oncomplete = () => {
        open.result.close();
        resolve();
      };
    };
  });
}

/** Bytes of scripts and arrays of a page, garbage collected. */
async function memoryOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize + backingStorageSize;
}
