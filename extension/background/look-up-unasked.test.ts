import { expect, test } from 'vitest';
import { MemoryBackground, request, SENDER, VIEW } from '../../test/fixtures/memory-background.ts';
import { UnaskedLookUps } from './look-up-unasked.ts';

interface Setting {
  readonly wanted?: boolean;
  readonly incognito?: boolean;
  readonly from?: string | null;
}

/** Domains that are asked when a message is judged twice, as it is whenever its page changes. */
async function asked({
  wanted = true,
  incognito = false,
  from = 'news@Shop.example',
}: Setting): Promise<string[]> {
  const domains: string[] = [];
  const background = new MemoryBackground();
  const lookUps = new UnaskedLookUps({
    views: background.services.views,
    isWanted: () => Promise.resolve(wanted),
    askWellKnown: (domain) => {
      domains.push(domain);
      return Promise.resolve({ state: 'none' });
    },
    judgeViews: () => Promise.resolve(),
  });
  const done: Promise<unknown>[] = [];
  const services = {
    ...background.services,
    afterJudging: (views: readonly string[]) => {
      done.push(lookUps.after(views, { ...SENDER, incognito }));
    },
  };
  for (const round of [1, 2]) {
    await background.judge(request(undefined, from), SENDER, services);
    await expect.poll(() => done.length).toBe(round);
  }
  await Promise.all(done);
  const state = (await background.stored())?.learned.wellKnown.state;
  expect(state).toBe(domains.length > 0 ? 'none' : 'not-asked');
  return domains;
}

test.each<[string, Setting, string[]]>([
  ['once, where the user wants it', {}, ['shop.example']],
  ['never by default', { wanted: false }, []],
  ['never in a private window', { incognito: true }, []],
  ['nobody where no sender is known', { from: null }, []],
])('a sender’s web site is asked %s', async (_, setting, domains) => {
  expect(await asked(setting)).toEqual(domains);
});

test('an answer that does not come, or an error, keeps no later message from being looked up', async () => {
  const background = new MemoryBackground();
  await background.judge(request());
  await expect.poll(() => background.stored()).toBeDefined();
  let failed = 0;
  const lookUps = new UnaskedLookUps({
    views: background.services.views,
    isWanted: () => Promise.resolve(true),
    askWellKnown: () => {
      failed += 1;
      return Promise.reject(new Error('no network'));
    },
    judgeViews: () => Promise.resolve(),
  });
  await lookUps.after([VIEW], SENDER);
  await lookUps.after([VIEW], SENDER);
  expect(failed).toBe(2);
});
