import { roundcubeObstacle } from '../setup/roundcube.mjs';
import words from '../../shared/locales/en.json' with { type: 'json' };
import { FixtureServer, urlOf } from '../fixtures/server.ts';
import { expectAllPictures, settle } from './pictures.ts';
import type { Draft } from './roundcube/drafts.ts';
import { newsletter } from './roundcube/newsletter.ts';
import { startRoundcube, type Roundcube } from './roundcube/serve.ts';
import {
  answer,
  emptyCache,
  insertPicture,
  login,
  openAllowed,
  saveDraft,
  typeAtTop,
  type Answer,
} from './roundcube/session.ts';
import { inTracking, TRACKER_HOST } from './roundcube/tracking.ts';
import { expect, test } from './world.ts';

const MIXED = newsletter('Summer is here', 'summer', true);

/** A tracker that is large enough for a box of ours in its place. */
const SEEN_TRACKER = inTracking('offer.gif');
const MAIL = {
  subject: MIXED.subject,
  html: MIXED.html.replace(
    '<p><a href',
    `<p><img src="${SEEN_TRACKER}" width="240" height="90" alt="Offer"></p><p><a href`,
  ),
};
const TRACKERS = [inTracking('top.gif'), inTracking('bottom.gif'), SEEN_TRACKER];

/** Roundcube's editor knows no `background` attribute: it drops two of the newsletter's pictures, ours or not. */
const DROPPED = ['frame-620x40.png', 'cell-300x80.png'];
const QUOTED = {
  ...MIXED,
  pictures: MIXED.pictures.filter((url) => !DROPPED.some((name) => url.endsWith(name))),
};

/** What the user puts into the answer. */
const WORD = 'Bonjour';
const OWN_PICTURE = 'http://img.shop.test/picture/own-123x45.png';

/** All of our words that a message or an editor may show, as far as they are fixed. */
const OUR_WORDS = Object.entries(words)
  .filter(([key]) => /^(?:badge|placeholder)\./.test(key))
  .map(([, text]) => text.replace('{count} ', ''));

/** Everything that Pixelgate writes into a page, by which a message could be told to have been seen through it. */
const OUR_TRACES = [
  /pg-[0-9a-f]{32}/,
  /data-held-/,
  /pixelgate/i,
  /referrerpolicy/i,
  /display:\s*none/i,
  /all:\s*initial/i,
];

const obstacle = roundcubeObstacle();
test.skip(obstacle !== null && !process.env.CI, obstacle ?? '');

let roundcube: Roundcube;
let server: FixtureServer;

test.beforeAll(async () => {
  if (obstacle !== null) throw new Error(obstacle);
  server = await FixtureServer.start();
  roundcube = await startRoundcube([MAIL]);
});

test.afterAll(async () => {
  await roundcube.stop();
  await server.close();
});

function trackersAsked(): string[] {
  return server.requests(({ host }) => host === TRACKER_HOST).map(urlOf);
}

/**
 * Reads the newsletter with its pictures, answers it, waits for the quote's pictures, writes a word, inserts a picture
 * and saves.
 * @returns the draft as it lies on the mail server, and the trackers that were asked while it was written
 */
async function write(how: Answer, extension: boolean): Promise<{ draft: Draft; trackers: string[] }> {
  const { browser, page } = await login(roundcube, { port: server.port, extension });
  await openAllowed(page, 1);
  await expectAllPictures(server, [page], MIXED);
  server.clear();
  await emptyCache(page);
  await answer(page, how);
  await expectAllPictures(server, [page], QUOTED);
  await typeAtTop(page, WORD);
  await insertPicture(page, OWN_PICTURE, 123);
  await expectAllPictures(server, [page], { pictures: [OWN_PICTURE], imageElements: [OWN_PICTURE] });
  await settle(server, page);
  const drafts = await roundcube.drafts();
  await saveDraft(page);
  await browser.close();
  const [draft, ...more] = (await roundcube.drafts()).slice(drafts.length);
  if (!draft || more.length > 0) throw new Error('Roundcube was to save one draft.');
  return { draft, trackers: trackersAsked() };
}

for (const how of ['reply', 'forward'] as const) {
  test(`${how}: pictures show in the editor, no tracker is asked, the draft is as without the extension`, async () => {
    test.slow();
    const plain = await write(how, false);
    expect(new Set(plain.trackers), 'asked without the extension').toEqual(new Set(TRACKERS));
    const { draft, trackers } = await write(how, true);
    expect(trackers).toEqual([]);
    for (const url of [...QUOTED.pictures, ...TRACKERS, OWN_PICTURE]) expect(draft.html).toContain(url);
    expect(draft.html).toContain(WORD);
    for (const part of [draft.html, draft.text, draft.source]) {
      for (const trace of OUR_TRACES) expect(part).not.toMatch(trace);
      for (const text of OUR_WORDS) expect(part).not.toContain(text);
    }
    expect({ html: draft.html, text: draft.text, subject: draft.subject }).toEqual({
      html: plain.draft.html,
      text: plain.draft.text,
      subject: plain.draft.subject,
    });
  });
}
