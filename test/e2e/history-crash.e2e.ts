import { mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from '@playwright/test';
import type { Approval } from '../../shared/decide/approval.ts';
import { mailUrl } from '../fixtures/webmail.ts';
import { MailBrowser } from './browser.ts';
import { expect, test } from './world.ts';

/** How often the browser is killed (issue 5, "To show"). */
const KILLS = 20;
/** Messages opened at once: some are written down while others still are to be. */
const AT_ONCE = 3;

const APPROVAL: Approval = {
  id: '0'.repeat(20),
  purpose: 'campaign-performance',
  regime: 'consent',
  scope: { kind: 'everyone' },
  hosts: [],
  pathShapes: [],
  given: Date.UTC(2026, 2, 1),
};

/** Every row of a store, as text, by its key. */
type Rows = Record<string, string>;

/** What is committed, once there are more than `known` rows of trackers; a database that is not there has none. */
const committed = (worker: Worker, known: number): Promise<Rows> =>
  worker.evaluate(async (before) => {
    const wait = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error(request.error?.message));
        };
      });
    for (;;) {
      // Opening by name alone would make an empty database where there is none yet.
      const all = await indexedDB.databases();
      if (all.some(({ name, version }) => name === 'history' && (version ?? 0) > 0)) {
        const database = await wait(indexedDB.open('history'));
        const rows: Record<string, string> = {};
        let records = 0;
        for (const name of ['records', 'messages']) {
          const store = database.transaction(name).objectStore(name);
          const [keys, values] = await Promise.all([wait(store.getAllKeys()), wait(store.getAll())]);
          if (name === 'records') records = keys.length;
          for (const [index, key] of keys.entries()) {
            rows[`${name} ${JSON.stringify(key)}`] = name === 'records' ? JSON.stringify(values[index]) : '';
          }
        }
        database.close();
        if (records > before) return rows;
      }
      if (before < 0) return {};
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }, known);

const recordsIn = (rows: Rows): number =>
  Object.keys(rows).filter((key) => key.startsWith('records ')).length;

/** Kills the browser with all its processes, whose group it leads. The system lives on: no loss of power is tried. */
async function kill(profile: string): Promise<void> {
  const owner = await readlink(join(profile, 'SingletonLock')); // "host-pid", which Chromium writes itself
  process.kill(-Number(owner.slice(owner.lastIndexOf('-') + 1)), 'SIGKILL');
}

test(`the browser is killed ${KILLS} times while messages are written down: nothing committed is lost`, async ({
  server,
}) => {
  test.setTimeout(180_000);
  const profile = await mkdtemp(join(tmpdir(), 'pixelgate-crash-'));
  const launch = (): Promise<MailBrowser> =>
    MailBrowser.launch({ port: server.port, extension: true, profile });
  const approvals = { approvals: [APPROVAL], withdrawn: [] };
  const setting = { settings: { retentionMonths: 24 } };
  let kept: Rows = {};
  for (let round = 0; round <= KILLS; round += 1) {
    const browser = await launch();
    const worker = await browser.worker();
    if (round === 0) {
      await worker.evaluate((values) => chrome.storage.local.set(values), { approvals, ...setting });
    }
    const found = await committed(worker, -1);
    expect(found, `after ${round} kills`).toMatchObject(kept);
    const stored = await worker.evaluate(() => chrome.storage.local.get(['approvals', 'settings']));
    expect(stored, `after ${round} kills`).toMatchObject({ approvals, ...setting });
    if (round === KILLS) {
      await browser.close();
      break;
    }
    const pages = await Promise.all(Array.from({ length: AT_ONCE }, () => browser.newPage()));
    const ended = new Promise((resolve) => browser.context.once('close', resolve));
    // Not awaited: the browser dies while these still load.
    for (const [index, page] of pages.entries()) {
      void page
        .goto(mailUrl('server-rendered', `crash-${round}-${index}`), { waitUntil: 'commit' })
        .catch(() => undefined);
    }
    kept = await committed(worker, recordsIn(found));
    await kill(profile);
    await ended;
  }
  expect(recordsIn(kept)).toBeGreaterThanOrEqual(KILLS);
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});
