import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { purposeTitle } from '../../shared/data/purposes.ts';
import type { EvidenceReport } from '../../shared/history/evidence-report.ts';
import { FixtureServer } from '../fixtures/server.ts';
import { roundcubeObstacle } from '../setup/roundcube.mjs';
import { settle } from './pictures.ts';
import { onCard } from './roundcube/card.ts';
import { img, letter, pixel } from './roundcube/declaring.ts';
import { startRoundcube, type Roundcube } from './roundcube/serve.ts';
import { login, openAfresh, type Session } from './roundcube/session.ts';
import { expect, test } from './world.ts';

const SHOP = 'news@shop.example';
const EXEMPT = purposeTitle('deliverability-exempt', 'en');
const PROFILING = purposeTitle('profiling', 'en');
const STOP = 'http://www.shop.test/stop.html?u=alice';

/** Each pixel has a host of its own, so that the server's log says which one was asked for. */
const HOSTS = {
  exempt: 'exempt.trail.test',
  silent: 'silent.trail.test',
  profiling: 'profiling.trail.test',
  later: 'later.trail.test',
} as const;

const MAILS = {
  other: letter('Another one', '<p>No picture at all.</p>'),
  both: letter(
    'Two pixels',
    img(pixel('exempt', HOSTS.exempt), 'deliverability-exempt') + img(pixel('silent', HOSTS.silent)),
  ),
  offering: letter(
    'A way out',
    `${img(pixel('profiling', HOSTS.profiling), 'profiling')}<p><a href="${STOP}">Stop the tracking</a></p>`,
  ),
  later: letter('Sent after', img(pixel('later', HOSTS.later), 'profiling'), { datedIn: 30 }),
};

const obstacle = roundcubeObstacle();
test.skip(obstacle !== null && !process.env.CI, obstacle ?? '');
test.slow();

let roundcube: Roundcube;
let server: FixtureServer;

test.beforeAll(async () => {
  if (obstacle !== null) throw new Error(obstacle);
  server = await FixtureServer.start();
  roundcube = await startRoundcube(Object.values(MAILS));
});

test.afterAll(async () => {
  await roundcube.stop();
  await server.close();
});

async function open({ page }: Session, name: keyof typeof MAILS): Promise<void> {
  await openAfresh(page, Object.keys(MAILS).indexOf(name) + 1);
  await settle(server, page);
}

/** What is on record of the sender, as its page shows it and as its file holds it. */
async function reportOf({ browser }: Session): Promise<{ page: Page; report: EvidenceReport }> {
  const page = await browser.newPage();
  const id = await browser.extensionId();
  await page.goto(`chrome-extension://${id}/history/index.html#report/${encodeURIComponent(SHOP)}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as JSON' }).click(),
  ]);
  return { page, report: JSON.parse(await readFile(await download.path(), 'utf8')) as EvidenceReport };
}

/** How often each host was asked. */
function askedFor(): Record<string, number> {
  const counts = Object.values(HOSTS).map((host) => [
    host,
    server.requests((request) => request.host === host).length,
  ]);
  return Object.fromEntries(counts) as Record<string, number>;
}

test('the evidence report says what the trackers’ server has in its log', async () => {
  const session = await login(roundcube, { port: server.port, extension: true });
  const began = Date.now();
  await open(session, 'both');
  await onCard(session, SHOP, (card) => card.choose(EXEMPT, 'This sender'));
  await open(session, 'offering');
  await onCard(session, SHOP, async (card) => {
    await card.choose(PROFILING, 'This sender');
    await card.optOut('Withdraw from tracking', 'A page of www.shop.test opens in a new tab', 'Open');
  });
  await open(session, 'later');
  await open(session, 'other');
  const asked = askedFor();
  const { page, report } = await reportOf(session);

  await test.step('what was asked for is what was loaded, and nothing else', () => {
    const loaded = Object.fromEntries(report.hosts.map((one) => [one.host, one.loaded]));
    expect(loaded).toEqual(asked);
    expect(asked).toEqual({ [HOSTS.exempt]: 1, [HOSTS.silent]: 0, [HOSTS.profiling]: 1, [HOSTS.later]: 0 });
    expect(report.trackers.loaded).toBe(2);
    expect(report.messages).toEqual({ recorded: 4, withTrackers: 3 });
  });

  await test.step('each tracker stands there with what its sender declared, when it was seen', () => {
    const declared = Object.fromEntries(report.records.map((one) => [one.host, one.declaredPurposes]));
    expect(declared).toEqual({
      [HOSTS.exempt]: ['deliverability-exempt'],
      [HOSTS.silent]: [],
      [HOSTS.profiling]: ['profiling'],
      [HOSTS.later]: ['profiling'],
    });
    for (const { seen } of report.records) {
      expect(Date.parse(seen)).toBeGreaterThanOrEqual(began);
      expect(Date.parse(seen)).toBeLessThanOrEqual(Date.now());
    }
  });

  await test.step('the request to stop, and that a later message tracks all the same', () => {
    expect(report.optOuts).toMatchObject([{ host: 'www.shop.test', later: 1, stillTracking: 1 }]);
    expect(server.requests(({ path }) => path.startsWith('/stop.html'))).toHaveLength(1);
  });

  await test.step('the page says the same in both languages, and prints whole', async () => {
    const article = page.getByRole('article');
    const blocked = String(report.trackers.blocked);
    await expect(article).toContainText(`Trackers blocked: ${blocked}. Loaded: 2.`);
    await expect(article).toContainText('1 of 1 later message still tracks.');
    await page.getByRole('combobox').selectOption('fr');
    await expect(article).toHaveAttribute('lang', 'fr');
    await expect(article).toContainText(new RegExp(String.raw`bloqués\s: ${blocked}\. Chargés\s: 2\.`));
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button')).toHaveCount(0);
    const cut = await article.evaluate(
      (element) =>
        [...element.querySelectorAll('*')].filter(
          (one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0,
        ).length,
    );
    expect(cut).toBe(0);
  });
  await session.browser.close();
});
