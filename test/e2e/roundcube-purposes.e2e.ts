import { purposeTitle } from '../../shared/data/purposes.ts';
import { makeCertificate, type Certificate } from '../fixtures/certificate.ts';
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { roundcubeObstacle } from '../setup/roundcube.mjs';
import { settle } from './pictures.ts';
import { onCard } from './roundcube/card.ts';
import { img, letter, pixel } from './roundcube/declaring.ts';
import type { Mail } from './roundcube/maildir.ts';
import { startRoundcube, type Roundcube } from './roundcube/serve.ts';
import { login, openAfresh, type Session } from './roundcube/session.ts';
import { expect, test } from './world.ts';

const SHOP = 'news@shop.example';
const EXEMPT = purposeTitle('deliverability-exempt', 'en');

const DECLARED = pixel('declared');
const UNDECLARED = pixel('undeclared');
const NEW_HOST = pixel('new-host', 'px.newcomer.test');
const NEW_PATH = pixel('new-path', undefined, 'seen');

const MAILS = {
  other: letter(
    'Another one',
    '<img src="http://img.shop.test/picture/garden-200x80.png" width="200" height="80" alt="Garden">',
  ),
  both: letter('Two pixels', img(DECLARED, 'deliverability-exempt') + img(UNDECLARED)),
  newHost: letter('A new host', img(NEW_HOST, 'deliverability-exempt')),
  newPath: letter('A new path', img(NEW_PATH, 'deliverability-exempt')),
} satisfies Record<string, Mail>;

type Name = keyof typeof MAILS;

const obstacle = roundcubeObstacle();
test.skip(obstacle !== null && !process.env.CI, obstacle ?? '');
test.slow();

let certificate: Certificate;
let roundcube: Roundcube;
let server: FixtureServer;

test.beforeAll(async () => {
  if (obstacle !== null) throw new Error(obstacle);
  certificate = await makeCertificate();
  server = await FixtureServer.start([], 0, certificate);
  roundcube = await startRoundcube(Object.values(MAILS));
});

test.afterAll(async () => {
  await roundcube.stop();
  await server.close();
});

/** Which of the messages' pixels were asked for since the last look, oldest first. */
async function asked(session: Session): Promise<string[]> {
  await settle(server, session.page);
  const urls = server.requests(({ path }) => path.includes('/seen.gif')).map(urlOf);
  server.clear();
  return urls;
}

function uid(name: Name): number {
  return Object.keys(MAILS).indexOf(name) + 1;
}

/** Opens a message after another one. @returns the pixels that were asked for */
async function opening(session: Session, name: Name): Promise<string[]> {
  await openAfresh(session.page, uid('other'));
  await asked(session);
  await openAfresh(session.page, uid(name));
  return asked(session);
}

function start(extension = true): Promise<Session> {
  return login(roundcube, { port: server.port, extension, trustedKey: certificate.publicKeyHash });
}

test('control: without the extension each of these pixels is asked for', async () => {
  const session = await start(false);
  expect(await opening(session, 'both')).toEqual([DECLARED, UNDECLARED]);
  expect(await opening(session, 'newHost')).toEqual([NEW_HOST]);
  expect(await opening(session, 'newPath')).toEqual([NEW_PATH]);
  await session.browser.close();
});

test('an approved purpose loads the pixel declared for it, once an opening; the undeclared one never', async () => {
  const session = await start();
  expect(await opening(session, 'both')).toEqual([]);
  await onCard(session, SHOP, async (card) => {
    await expect(card.choice(EXEMPT, 'Blocked')).toHaveAttribute('aria-pressed', 'true');
    await card.choose(EXEMPT, 'This sender');
    await expect(card.card.getByText('Allowed by you')).toHaveCount(1);
  });
  expect(await asked(session)).toEqual([DECLARED]);
  expect(await opening(session, 'both')).toEqual([DECLARED]);
  await onCard(session, SHOP, async (card) => {
    await card.choose(EXEMPT, 'Blocked');
  });
  expect(await asked(session)).toEqual([]);
  expect(await opening(session, 'both')).toEqual([]);
  await onCard(session, SHOP, async (card) => {
    await expect(card.card.getByText('Allowed by you')).toHaveCount(0);
  });
  await session.browser.close();
});

test('another host, or a path of another shape, is not covered by it', async () => {
  const session = await start();
  expect(await opening(session, 'both')).toEqual([]);
  await onCard(session, SHOP, (card) => card.choose(EXEMPT, 'This sender'));
  expect(await asked(session)).toEqual([DECLARED]);
  expect(await opening(session, 'newPath')).toEqual([]);
  expect(await opening(session, 'newHost')).toEqual([]);
  await onCard(session, SHOP, async (card) => {
    await expect(card.card.getByText('New since you allowed it, so blocked:')).toBeVisible();
    await expect(card.card.locator('.new-hosts')).toContainText('px.newcomer.test');
    await card.card.getByRole('button', { name: 'Allow these too' }).click();
    await expect(card.card.locator('.new-hosts')).toHaveCount(0);
  });
  expect(await asked(session)).toEqual([NEW_HOST]);
  await session.browser.close();
});
