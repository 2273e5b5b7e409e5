import { expect, it } from 'vitest';
import { decide, DEFAULT_POLICY } from '../decide/decision.ts';
import { judge } from './judge.ts';
import type { Listed } from './listed.ts';
import { CONTEXT, reference, TABLES } from './test-messages.ts';

const PICTURE = 'https://img.shop.example/coat.png';
const listed: Listed = (url) => (url === PICTURE ? ['Mine', 'Yours'] : []);

it('an ordinary picture on a list is a tracker, and its lists are named', () => {
  const [one, other] = judge([reference(PICTURE), reference(`${PICTURE}?2`)], CONTEXT, { ...TABLES, listed });
  expect(one).toMatchObject({ verdict: 'tracker', lists: ['Mine', 'Yours'], visiblePicture: true });
  expect(one?.evidence).toContain('listed');
  expect(other?.verdict).toBe('content');
  expect(other).not.toHaveProperty('lists');
});

it('the address that a proxy hides is looked for, as what asks for it', () => {
  const asked: unknown[] = [];
  const proxied = `https://ci3.googleusercontent.com/meips/ABC=s0-d-e1-ft#${PICTURE}`;
  judge(
    [reference(proxied, { vehicle: 'style-attribute' })],
    { ...CONTEXT, webmailHosts: 'any' },
    {
      ...TABLES,
      listed: (url, vehicle) => {
        asked.push([url, vehicle]);
        return [];
      },
    },
  );
  expect(asked).toEqual([[PICTURE, 'style-attribute']]);
});

it('what a list names stays blocked where visible pictures are shown', () => {
  const judgements = judge([reference(PICTURE)], CONTEXT, { ...TABLES, listed });
  const policy = { ...DEFAULT_POLICY, showVisibleIndividual: true };
  expect(judgements.map((one) => decide(one, policy).decision)).toEqual(['block']);
});
