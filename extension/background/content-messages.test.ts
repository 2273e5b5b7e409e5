import { beforeEach, describe, expect, test } from 'vitest';
import {
  MemoryBackground,
  HTML,
  PIXEL,
  request,
  SENDER,
  VIEW,
} from '../../test/fixtures/memory-background.ts';
import {
  answerDidNotLoad,
  answerJudge,
  answerLoadPicture,
  answerNotJudged,
  answerOnceDone,
  answerViewGone,
  releaseOnce,
} from './content-messages.ts';
import type { Gate } from './gate.ts';
import { blockedIn } from './view-store.ts';

let background: MemoryBackground;
beforeEach(() => {
  background = new MemoryBackground();
});

describe('a judged view', () => {
  test('releases the harmless host alone and says what is blocked', async () => {
    const answer = await background.judge(request());
    expect(answer.decisions.map(({ decision }) => decision)).toEqual(['allow', 'block', 'block']);
    expect(answer.surface.trackersBlocked).toBe(1);
    expect([...background.rules.values()].map(({ condition }) => condition.requestDomains)).toEqual([
      ['img.example'],
    ]);
  });

  test('that shows nothing remote any more counts no trackers', async () => {
    await background.judge(request());
    await background.judge(request('<p>Plain</p>'));
    await expect.poll(async () => blockedIn(await background.tab())).toBe(0);
  });
});

test('a picture loaded by hand stays loaded in the summary and is released exactly once', async () => {
  await background.judge(request());
  await expect.poll(async () => (await background.stored())?.summary.trackers.length).toBe(1);
  const release = await releaseOnce(VIEW, PIXEL, [SENDER.tabId], background.services);
  const exact = [...background.rules.values()].filter(({ priority }) => priority === 4);
  expect(exact.map(({ condition }) => condition.urlFilter)).toEqual([
    `|${PIXEL}#pg-${release.token}|`.replace('https', 'http*'),
  ]);
  expect((await background.stored())?.summary.trackers[0]?.state).toBe('blocked'); // Nothing has come yet.
  const done = { view: VIEW, url: PIXEL, token: release.token, requested: true };
  expect(await answerOnceDone(done, SENDER, background.services)).toMatchObject({ trackersBlocked: 0 });
  expect([...background.rules.values()].filter(({ priority }) => priority === 4)).toEqual([]);
  const { references } = request();
  const released = [references.findIndex(({ absolute }) => absolute === PIXEL)];
  const again = await background.judge({ ...request(), released });
  expect(again.surface.trackersBlocked).toBe(0);
  await expect
    .poll(async () => (await background.stored())?.summary.trackers[0]?.state)
    .toBe('loaded-by-you');
});

test('a picture that had left the page is not said to be loaded', async () => {
  await background.judge(request());
  const { token } = await releaseOnce(VIEW, PIXEL, [SENDER.tabId], background.services);
  await answerOnceDone({ view: VIEW, url: PIXEL, token, requested: false }, SENDER, background.services);
  expect((await background.stored())?.summary.trackers[0]?.state).toBe('blocked');
});

test('a content script can ask only for what was judged in its view', async () => {
  await background.judge(request());
  for (const url of ['http*', 'https://elsewhere.example/open', '']) {
    expect(await answerLoadPicture({ view: VIEW, url }, SENDER, background.services)).toBeNull();
  }
  expect(await answerLoadPicture({ view: VIEW, url: PIXEL }, SENDER, background.services)).toMatchObject({
    url: PIXEL,
  });
  expect(
    await answerLoadPicture({ view: VIEW, url: PIXEL }, { ...SENDER, tabId: 9 }, background.services),
  ).toBeNull();
});

test('one URL, one decision: a tracker in one place of the message is one in every other', async () => {
  const url = 'https://img.example/i/6f1c9a3e77b24d10a5c2e8';
  const html = `<img src="${url}" width="1" height="1"><img src="${url}" width="300" height="100" alt="A nice picture">`;
  const answer = await background.judge(request(html));
  expect(answer.decisions.map(({ decision }) => decision)).toEqual(['block', 'block']);
});

test('what is on the page already is not said to be blocked', async () => {
  const { references } = request();
  const released = [references.findIndex(({ absolute }) => absolute === PIXEL)];
  const answer = await background.judge({ ...request(), released });
  expect(answer.surface.trackersBlocked).toBe(0);
});

test('a host without a registrable domain is never released: its rule would cover every host below it', async () => {
  await background.judge(request('<img src="http://com/logo.png" width="90" height="30">'));
  expect(background.rules.size).toBe(0);
});

test('a view that could not be judged is said, until it is', async () => {
  await answerNotJudged(VIEW, SENDER, background.services);
  expect((await background.tab()).notJudged).toEqual([VIEW]);
  await background.judge(request());
  await expect.poll(async () => (await background.tab()).notJudged).toEqual([]);
});

test('a released picture that fails is said to have failed', async () => {
  await background.judge(request());
  await answerDidNotLoad({ view: VIEW, urls: ['https://img.example/logo.png'] }, SENDER, background.services);
  expect((await background.stored())?.summary.pictures).toMatchObject([
    { host: 'img.example', count: 1, state: 'did-not-load' },
  ]);
});

test('a document that goes takes its release and its place in the popup with it', async () => {
  await background.judge(request());
  await answerViewGone([VIEW], SENDER, background.services);
  expect(background.rules.size).toBe(0);
  expect(await background.stored()).toBeUndefined();
});

describe('a tracker that the webmail holds', () => {
  const ASIDE = HTML.replaceAll(' src=', ' data-x-src=');

  test('is neither counted nor written down, and nothing is released', async () => {
    const answer = await background.judge(request(ASIDE));
    expect(answer.surface.trackersBlocked).toBe(0);
    expect(answer.decisions.map(({ decision, placeholder }) => [decision, placeholder])).toEqual(
      answer.decisions.map(() => ['block', false]),
    );
    await expect
      .poll(async () => (await background.stored())?.summary.trackers)
      .toMatchObject([{ state: 'waiting' }]);
    expect(blockedIn(await background.tab())).toBe(0);
    expect([background.records, [...background.rules.values()]]).toEqual([[], []]);
  });

  test('is written down once it is really requested and held', async () => {
    await background.judge(request(ASIDE));
    await background.judge(request());
    await expect.poll(() => background.records.length).toBe(1);
    expect(blockedIn(await background.tab())).toBe(1);
  });
});

test.each(['before the rules change', 'while they change'])(
  'a judgement that was under way when its site was given up (%s) lets nothing through and is not kept',
  async (moment) => {
    const background = new MemoryBackground();
    const { gate, views } = background.services;
    const giveUp = async (): Promise<void> => {
      await Promise.all([gate.endTab(SENDER.tabId), views.forgetTab(SENDER.tabId)]);
    };
    const atPolicy = async () => {
      await giveUp();
      return background.services.policy();
    };
    let given: Promise<void> = Promise.resolve();
    const release: Gate['release'] = (...releases) => {
      const released = gate.release(...releases);
      given = giveUp();
      return released;
    };
    const services =
      moment === 'before the rules change'
        ? { ...background.services, policy: atPolicy }
        : { ...background.services, gate: Object.assign(Object.create(gate), { release }) as Gate };
    await answerJudge({ kind: 'judge', views: [request()] }, SENDER, services);
    await given;
    await views.update(SENDER.tabId, (tab) => tab);
    expect([...background.rules.values()]).toEqual([]);
    expect((await background.tab()).views).toEqual([]);
  },
);
