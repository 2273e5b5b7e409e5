import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE } from '../../shared/detect/judgement.ts';
import { PURPOSES } from '../../shared/disclose/purposes.ts';
import { SORT_KEYS } from '../../shared/history/query.ts';
import { filterOf, hashOf, PERIODS, routeOf, SENDER_KEYS, START, type Route } from './route.ts';

const name = fc.option(fc.string({ maxLength: 30, unit: 'grapheme' }));
const rest = {
  filter: fc.record({
    vendor: name,
    webmail: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    purpose: fc.option(fc.constantFrom(...PURPOSES, 'undeclared' as const)),
    decision: fc.option(fc.constantFrom('block' as const, 'allow' as const)),
    evidence: fc.option(fc.constantFrom(...EVIDENCE)),
    text: fc.string({ maxLength: 50 }),
  }),
  period: fc.option(fc.constantFrom(...PERIODS)),
  part: fc.nat(10_000),
};
const sortBy = <Key extends string>(keys: readonly Key[]) =>
  fc.record({ by: fc.constantFrom(...keys), descending: fc.boolean() });
const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.record({ page: fc.constant('senders' as const), ...rest, sort: sortBy(SENDER_KEYS) }),
  fc.record({ page: fc.constant('trackers' as const), ...rest, sort: sortBy(SORT_KEYS) }),
  fc.record({
    page: fc.constantFrom('sender' as const, 'report' as const),
    sender: fc.string({ maxLength: 60 }).map((text) => text.toLowerCase()),
  }),
);

describe('addresses of the history page', () => {
  it('say everything that is shown', () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(routeOf(hashOf(route))).toEqual(route);
      }),
    );
  });

  it('are short where nothing is asked for', () => {
    expect(hashOf(START)).toBe('#senders');
    expect(routeOf('')).toEqual(START);
  });

  it('lead somewhere, whatever they are', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['senders', 'trackers', 'sender', 'report']).toContain(routeOf(`#${text}`).page);
      }),
    );
    expect(routeOf('#trackers?purpose=gossip&sort=-color&part=0&days=8')).toEqual(routeOf('#trackers'));
    expect(routeOf('#sender/%E0%A4%A')).toEqual({ page: 'sender', sender: '' });
  });

  it('count days by the calendar, today included', () => {
    const now = new Date(2026, 2, 31, 15).getTime();
    expect(filterOf({ ...START, period: 7 }, now).from).toBe(new Date(2026, 2, 25).getTime());
    expect(filterOf(START, now).from).toBeNull();
  });
});
