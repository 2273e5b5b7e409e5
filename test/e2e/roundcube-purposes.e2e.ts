import { purposeTitle } from '../../shared/data/purposes.ts';
import { makeCertificate, type Certificate } from '../fixtures/certificate.ts';
import { FixtureServer, urlOf, type Handler } from '../fixtures/server.ts';
import { roundcubeObstacle } from '../setup/roundcube.mjs';
import { settle } from './pictures.ts';
import { onCard } from './roundcube/card.ts';
import { declaring, img, letter, pixel, received, receivedWithForgery } from './roundcube/declaring.ts';
import type { Mail } from './roundcube/maildir.ts';
import { startRoundcube, type Roundcube } from './roundcube/serve.ts';
import { login, openAfresh, type Session } from './roundcube/session.ts';
import { expect, test } from './world.ts';

const SHOP = 'news@shop.example';
const CLUB = 'letters@club.example';
const EXEMPT = purposeTitle('deliverability-exempt', 'en');
const PROFILING = purposeTitle('profiling', 'en');

const DECLARED = pixel('declared');
const UNDECLARED = pixel('undeclared');
const NEW_HOST = pixel('new-host', 'px.newcomer.test');
const NEW_PATH = pixel('new-path', undefined, 'seen');

const CONFIRMED = pixel('confirmed');
const OF_CLUB = pixel('club', 'px.club.test');
const SPOOFED = pixel('spoofed', 'px.club.test');
const FORGED = pixel('forged', 'px.club.test');
const FROM_CLUB = { from: `The club <${CLUB}>`, fields: [declaring('deliverability-exempt')] };

const OFFERING = pixel('offering');
const EARLIER = pixel('earlier');
const LATER = pixel('later');
const LATER_EXEMPT = pixel('later-exempt');
const STOP = 'https://www.shop.test/stop.html?u=alice';
const ONE_CLICK = 'https://out.webmail.test/one-click?u=alice';

const MAILS = {
  other: letter(
    'Another one',
    '<img src="http://img.shop.test/picture/garden-200x80.png" width="200" height="80" alt="Garden">',
  ),
  both: letter('Two pixels', img(DECLARED, 'deliverability-exempt') + img(UNDECLARED)),
  newHost: letter('A new host', img(NEW_HOST, 'deliverability-exempt')),
  newPath: letter('A new path', img(NEW_PATH, 'deliverability-exempt')),
  confirmed: letter('Confirmed', img(CONFIRMED), {
    trace: received('shop.example', 'pass'),
    fields: [declaring('deliverability-exempt')],
  }),
  club: letter('From the club', img(OF_CLUB), {
    ...FROM_CLUB,
    trace: received('club.example', 'pass'),
  }),
  spoofed: letter('Posing as the club', img(SPOOFED), FROM_CLUB),
  forged: letter('Forged', img(FORGED), { ...FROM_CLUB, trace: receivedWithForgery('club.example') }),
  offering: letter(
    'A way out',
    `${img(OFFERING, 'profiling')}<p><a href="${STOP}">Stop the tracking</a></p>`,
  ),
  earlier: letter('Sent before', img(EARLIER, 'profiling')),
  later: letter('Sent after', img(LATER, 'profiling'), { datedIn: 30 }),
  laterExempt: letter('Sent after, exempt', img(LATER_EXEMPT, 'deliverability-exempt'), { datedIn: 40 }),
  oneClick: letter('One click', '', {
    trace: received('shop.example', 'pass'),
    fields: [`List-Unsubscribe: <${ONE_CLICK}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'],
  }),
} satisfies Record<string, Mail>;

type Name = keyof typeof MAILS;

const obstacle = roundcubeObstacle();
test.skip(obstacle !== null && !process.env.CI, obstacle ?? '');
test.slow();

let certificate: Certificate;
let roundcube: Roundcube;
let server: FixtureServer;

/** What was sent with each request that had a body. */
const bodies: string[] = [];
const keepBodies: Handler = (_request, { req }) => {
  req.on('data', (part: Buffer) => bodies.push(part.toString()));
  return false;
};

test.beforeAll(async () => {
  if (obstacle !== null) throw new Error(obstacle);
  certificate = await makeCertificate();
  server = await FixtureServer.start([keepBodies], 0, certificate);
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
  expect(await opening(session, 'confirmed')).toEqual([CONFIRMED]);
  expect(await opening(session, 'club')).toEqual([OF_CLUB]);
  expect(await opening(session, 'spoofed')).toEqual([SPOOFED]);
  expect(await opening(session, 'forged')).toEqual([FORGED]);
  await session.browser.close();
});

test('an approved purpose loads the pixel declared for it, once an opening; the undeclared one never', async () => {
  const session = await start();
  expect(await opening(session, 'both')).toEqual([]);
  await onCard(session, SHOP, async (card) => {
    await expect(card.choice(EXEMPT, 'Nobody')).toHaveAttribute('aria-pressed', 'true');
    await card.choose(EXEMPT, 'This sender');
    await expect(card.card.getByText('Allowed by you')).toHaveCount(1);
  });
  expect(await asked(session)).toEqual([DECLARED]);
  expect(await opening(session, 'both')).toEqual([DECLARED]);
  await onCard(session, SHOP, async (card) => {
    await card.choose(EXEMPT, 'Nobody');
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

/** Approves the exempt purpose for every sender, on the card of a confirmed one. */
async function approveForEveryone(session: Session): Promise<void> {
  expect(await opening(session, 'confirmed')).toEqual([]);
  await onCard(session, SHOP, async (card) => {
    await expect(card.card.getByText('Not verified')).toBeVisible();
    await expect(card.card.getByText('No reason given')).toBeVisible();
    await card.check();
    await expect(card.card.getByText('Confirmed by your mail provider')).toBeVisible();
    await card.choose(EXEMPT, 'Every sender');
  });
  expect(await asked(session)).toEqual([CONFIRMED]);
}

test('approved for every sender: another confirmed one’s pixel loads once it is checked', async () => {
  const session = await start();
  await approveForEveryone(session);
  expect(await opening(session, 'club')).toEqual([]);
  await onCard(session, CLUB, async (card) => {
    await card.check();
    await expect(card.choice(EXEMPT, 'Every sender')).toHaveAttribute('aria-pressed', 'true');
  });
  expect(await asked(session)).toEqual([OF_CLUB]);
  await session.browser.close();
});

for (const [name, words] of [
  ['spoofed', 'Not verified'],
  ['forged', 'NOT confirmed: somebody may be posing as club.example'],
] as const) {
  test(`approved for every sender: nothing loads of a ${name} one`, async () => {
    const session = await start();
    await approveForEveryone(session);
    expect(await opening(session, name)).toEqual([]);
    await onCard(session, CLUB, async (card) => {
      await card.check();
      await expect(card.card.getByText(words)).toBeVisible();
      await expect(card.choice(EXEMPT, 'Nobody')).toHaveAttribute('aria-pressed', 'true');
      await expect(card.choice(EXEMPT, 'Every sender')).toHaveAttribute('aria-disabled', 'true');
    });
    expect(await asked(session)).toEqual([]);
    expect(await opening(session, name)).toEqual([]);
    await session.browser.close();
  });
}

test('approvals, and what was read of a message, outlive the background', async () => {
  const session = await start();
  await approveForEveryone(session);
  await session.browser.stopWorker();
  await onCard(session, SHOP, async (card) => {
    await expect(card.card.getByText('Confirmed by your mail provider')).toBeVisible();
    await card.choose(EXEMPT, 'This sender');
  });
  await openAfresh(session.page, uid('other'));
  await asked(session);
  await session.browser.stopWorker();
  await openAfresh(session.page, uid('confirmed'));
  expect(await asked(session)).toEqual([]);
  await onCard(session, SHOP, (card) => card.check());
  expect(await asked(session)).toEqual([CONFIRMED]);
  await session.browser.close();
});

test('an opt-out opens the sender’s page, takes consent back, and is watched by the messages’ dates', async () => {
  const session = await start();
  expect(await opening(session, 'both')).toEqual([]);
  await onCard(session, SHOP, (card) => card.choose(EXEMPT, 'This sender'));
  expect(await opening(session, 'offering')).toEqual([]);
  await onCard(session, SHOP, (card) => card.choose(PROFILING, 'This sender'));
  expect(await asked(session)).toEqual([OFFERING]);
  expect(await opening(session, 'offering')).toEqual([OFFERING]);
  await onCard(session, SHOP, async (card) => {
    await card.optOut('Withdraw from tracking', 'A page of www.shop.test opens in a new tab', 'Open');
    await expect(card.choice(PROFILING, 'Nobody')).toHaveAttribute('aria-pressed', 'true');
    await expect(card.card.getByText('No message has come since.')).toBeVisible();
  });
  await server.waitForAll([STOP]);
  expect(await opening(session, 'offering')).toEqual([]);
  expect(await opening(session, 'both'), 'what is exempt was not given by consent').toEqual([DECLARED]);
  await expectWatched(session);
  await session.browser.close();
});

/** Opens messages dated before and after an opt-out: the card counts those after it, and what is exempt apart. */
async function expectWatched(session: Session): Promise<void> {
  const says = (words: string) =>
    onCard(session, SHOP, async (card) => {
      await expect(card.card.locator('.past')).toContainText(words);
    });
  expect(await opening(session, 'earlier')).toEqual([]);
  await says('No message has come since.');
  expect(await opening(session, 'later')).toEqual([]);
  await opening(session, 'later');
  await says('1 of 1 later message still tracks.');
  expect(await opening(session, 'laterExempt')).toEqual([LATER_EXEMPT]);
  await opening(session, 'laterExempt');
  await says('1 of 2 later messages still track.1 later message tracks only for what the law exempts.');
}

test('one click: a POST with one line, no cookies, no referrer', async () => {
  const session = await start();
  const cookie = { name: 'reader', value: 'alice', url: ONE_CLICK, sameSite: 'None', secure: true } as const;
  await session.browser.context.addCookies([cookie]);
  await openAfresh(session.page, uid('oneClick'));
  await settle(server, session.page);
  await onCard(session, SHOP, async (card) => {
    await card.check();
    server.clear();
    bodies.length = 0;
    await card.optOut('Unsubscribe in one click', 'Pixelgate sends a request to out.webmail.test', 'Send');
  });
  const sent = server.requests(({ host }) => host === 'out.webmail.test');
  expect(sent.map(({ method }) => method)).toEqual(['POST']);
  expect(bodies).toEqual(['List-Unsubscribe=One-Click']);
  expect(sent[0]?.headers).not.toHaveProperty('cookie');
  expect(sent[0]?.headers).not.toHaveProperty('referer');
  await session.page.goto(ONE_CLICK);
  expect(
    server.requests(({ method, path }) => method === 'GET' && path.includes('one-click'))[0]?.headers,
  ).toHaveProperty('cookie', 'reader=alice'); // Control: a page's own request would have told who asks.
  await session.browser.close();
});
