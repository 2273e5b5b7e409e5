import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, MARCH_3, optOut, seen, tracker } from '../../test/fixtures/seen.ts';
import { didItWork } from './did-it-work.ts';

const after = (days: number) => MARCH_3 + days * DAY;
const profiling = tracker('p', ['profiling', 'consent']);
const measuring = tracker('m', ['campaign-performance', 'consent']);
const exempt = tracker('e', ['deliverability-exempt', 'exempt']);
const doubtful = tracker('d', ['deliverability-exempt', 'consent']);

test('a sender who puts another tag into each address is watched all the same', () => {
  const messages = [
    seen('a', after(2), { sender: 'news+2@shop.test' }),
    seen('b', after(3), { sender: 'news@shop.test' }),
    seen('c', after(4), { sender: 'offers@shop.test' }),
    seen('d', after(5), { sender: 'news@sub.shop.test' }),
  ];
  expect(didItWork(optOut({ sender: 'news+1@shop.test' }), messages)).toMatchObject({
    later: 2,
    stillTracking: 2,
  });
});

test('asked on 3 March; 4 of 6 later messages still track', () => {
  const messages = [
    seen('before', after(-1)),
    seen('a', after(2)),
    seen('b', after(9), { trackers: [measuring, exempt] }),
    seen('c', after(16), { trackers: [] }),
    seen('d', after(23), { trackers: [doubtful] }),
    seen('e', after(30), { trackers: [exempt] }),
    seen('f', after(37), { trackers: [profiling] }),
    seen('no date', null, { firstSeen: after(40) }),
    seen('somebody else', after(3), { sender: 'news@other.test' }),
    seen('other mailbox', after(3), { mailbox: 'bob' }),
    seen('unknown mailbox', after(3), { mailbox: null }),
  ];
  expect(didItWork(optOut(), messages)).toEqual({
    id: 'one',
    mailbox: 'alice',
    sender: 'news@shop.test',
    kind: 'withdraw-tracking',
    host: 'shop.test',
    purposes: [],
    time: MARCH_3,
    state: 'request-sent',
    later: 6,
    stillTracking: 4,
    exempt: 1,
    undated: 1,
    firstStill: after(2),
    lastStill: after(37),
    byPurpose: [
      { purpose: 'campaign-performance', messages: 1 },
      { purpose: 'profiling', messages: 1 },
      { purpose: 'deliverability-exempt', messages: 1 },
    ],
    undeclared: 1,
  });
});

test('a declared withdrawal of one purpose is judged by that purpose', () => {
  const messages = [
    seen('a', after(1), { trackers: [measuring] }),
    seen('b', after(2), { trackers: [measuring, profiling] }),
    seen('c', after(3)),
  ];
  expect(didItWork(optOut({ purposes: ['profiling'] }), messages)).toMatchObject({
    later: 3,
    stillTracking: 2,
    byPurpose: [{ purpose: 'profiling', messages: 1 }],
    undeclared: 1,
  });
});

test('a mailbox that is not known is one of its own', () => {
  const messages = [seen('a', after(1), { mailbox: null }), seen('b', after(1))];
  expect(didItWork(optOut({ mailbox: null }), messages)).toMatchObject({ later: 1 });
});

test.each([
  ['dated after, but seen before', seen('k', after(0.5), { firstSeen: MARCH_3 - 1 })],
  ['dated before, seen after', seen('k', MARCH_3 - 1, { firstSeen: after(5) })],
  ['in the minute of the opt-out', seen('k', MARCH_3, { firstSeen: after(5) })],
])('%s: not later, and not undated', (_, message) => {
  expect(didItWork(optOut(), [message])).toMatchObject({ later: 0, stillTracking: 0, undated: 0 });
});

test('a date in the far future is none', () => {
  const message = seen('k', after(400), { firstSeen: after(5) });
  expect(didItWork(optOut(), [message])).toMatchObject({ later: 0, undated: 1 });
  const seenBefore = seen('k', after(400), { firstSeen: after(-5) });
  expect(didItWork(optOut(), [seenBefore])).toMatchObject({ later: 0, undated: 0 });
});

test('after the clock was set back, what had been seen is not later', () => {
  const back = optOut({ time: MARCH_3 - 1000 * DAY, watchedFrom: MARCH_3 });
  expect(didItWork(back, [seen('k', after(-1)), seen('l', after(1))])).toMatchObject({ later: 1 });
});

const time = fc.integer({ min: 1, max: 4_000 });
const message = fc
  .record({
    date: fc.option(time),
    firstSeen: time,
    trackers: fc.subarray([tracker('u'), profiling, measuring, exempt, doubtful]),
    mailbox: fc.constantFrom('alice', null),
  })
  .map(({ date, ...rest }) => seen('k', date, rest));

test('figures agree with each other, and nothing seen before is ever held against the sender', () => {
  fc.assert(
    fc.property(
      fc.array(message),
      time,
      fc.subarray(['profiling', 'fraud-detection'] as const),
      (all, at, purposes) => {
        const judged = optOut({ time: at, watchedFrom: at, purposes });
        const outcome = didItWork(judged, all);
        expect(outcome.stillTracking + outcome.exempt).toBeLessThanOrEqual(outcome.later);
        expect(outcome.later + outcome.undated).toBeLessThanOrEqual(all.length);
        expect(outcome.undeclared).toBeLessThanOrEqual(outcome.stillTracking);
        expect(outcome.firstStill === null).toBe(outcome.stillTracking === 0);
        expect(outcome.firstStill ?? at + 1).toBeGreaterThan(at);
        const unseen = all.filter(({ firstSeen }) => firstSeen > at);
        expect(didItWork(judged, unseen)).toEqual(outcome);
      },
    ),
  );
});
