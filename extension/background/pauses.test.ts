import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from './gate-rules.ts';
import { isPauseRule } from './pause-rules.ts';
import { Pauses } from './pauses.ts';

const SITE = { hosts: ['mail.example'], initiators: ['mail.example'] };
const MINUTE = 60_000;

/** A browser of which workers come and go. */
function surroundings() {
  const stored = new Map<string, unknown>();
  let rules: Rule[] = [];
  const world = {
    time: 1_000_000_000,
    waking: null as number | null,
    rules: () => rules.filter(isPauseRule),
    worker: () =>
      new Pauses({
        area: {
          get: (key) => Promise.resolve({ [key]: stored.get(key) }),
          set: (items) => {
            for (const [key, value] of Object.entries(items)) stored.set(key, structuredClone(value));
            return Promise.resolve();
          },
          remove: (key) => Promise.resolve(void stored.delete(key)),
        },
        rules: {
          getSessionRules: () => Promise.resolve(rules),
          updateSessionRules: ({ addRules = [], removeRuleIds = [] }) => {
            rules = [...rules.filter(({ id }) => !removeRuleIds.includes(id)), ...addRules];
            return Promise.resolve();
          },
        },
        wake: (at) => Promise.resolve(void (world.waking = at)),
        now: () => world.time,
        changed: () => undefined,
      }),
  };
  return world;
}

test('a pause of one site counts there, and below it, and nowhere else', async () => {
  const world = surroundings();
  const pauses = world.worker();
  await pauses.begin(SITE, MINUTE);
  expect(await pauses.at('www.mail.example')).toMatchObject({ site: SITE });
  expect(await pauses.at('mail.example.evil')).toBeNull();
  expect(await pauses.at(null)).toBeNull();
  expect(world.rules().map(({ condition }) => condition.topDomains ?? condition.initiatorDomains)).toEqual([
    ['mail.example'],
    ['mail.example'],
  ]);
  await pauses.end('mail.example');
  expect(world.rules()).toEqual([]);
  expect(world.waking).toBeNull();
});

test('a pause that ran out while no worker ran is over when the next one wakes', async () => {
  const world = surroundings();
  await world.worker().begin(null, 10 * MINUTE);
  expect(world.rules()).toHaveLength(1);
  expect(world.waking).toBe(world.time + 10 * MINUTE);
  world.time += 10 * MINUTE;
  const next = world.worker();
  expect(await next.at('mail.example')).toBeNull();
  await next.check();
  expect(world.rules()).toEqual([]);
});

test('somebody looks when the first pause is over, and at least each ten minutes', async () => {
  const world = surroundings();
  const pauses = world.worker();
  await pauses.begin(SITE, 1_440 * MINUTE);
  expect(world.waking).toBe(world.time + 10 * MINUTE);
  await pauses.begin(null, 3 * MINUTE);
  expect(world.waking).toBe(world.time + 3 * MINUTE);
  world.time += 3 * MINUTE;
  await pauses.check();
  expect(world.rules()).toHaveLength(2);
  expect(world.waking).toBe(world.time + 10 * MINUTE);
});

test('a clock that is set back ends a pause', async () => {
  const world = surroundings();
  await world.worker().begin(SITE, MINUTE);
  world.time -= 1;
  await world.worker().check();
  expect(world.rules()).toEqual([]);
});

test('whatever happens, rules stand for a pause that goes on, and for nothing else', async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('begin' as const),
      all: fc.boolean(),
      minutes: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({ kind: fc.constant('end' as const) }),
    fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: -5, max: 15 }) }),
    fc.record({ kind: fc.constant('worker' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const world = surroundings();
      let pauses = world.worker();
      for (const one of steps) {
        if (one.kind === 'begin') await pauses.begin(one.all ? null : SITE, one.minutes * MINUTE);
        else if (one.kind === 'end') await pauses.end('mail.example');
        else if (one.kind === 'time') world.time += one.minutes * MINUTE;
        else pauses = world.worker();
        await pauses.check();
        expect(world.rules().length > 0).toBe((await pauses.at('mail.example')) !== null);
        expect(world.waking !== null || world.rules().length === 0).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
