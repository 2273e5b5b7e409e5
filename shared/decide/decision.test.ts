import { describe, expect, test } from 'vitest';
import type { Judgement, Verdict } from '../detect/judgement.ts';
import { VEHICLES, type Vehicle } from '../extract/reference.ts';
import { decide, DEFAULT_POLICY, isPictureVehicle } from './decision.ts';

function judged(
  verdict: Verdict,
  vehicle: Vehicle = 'img-src',
  visiblePicture = false,
  whenLoaded?: Vehicle,
): Judgement {
  const url = 'https://a.example/b';
  const size = { width: null, height: null };
  const reference = {
    url,
    absolute: url,
    vehicle,
    whenLoaded,
    declared: size,
    computed: null,
    hidden: [],
    alt: null,
    link: null,
  };
  return {
    reference: { ...reference, repeated: 1, position: 0 },
    originalUrl: url,
    verdict,
    vendor: null,
    evidence: [],
    visiblePicture,
  };
}

describe('what is approved', () => {
  const approved = { approved: true, reason: 'approved-for-sender' } as const;

  test('loads, where it is a picture', () => {
    expect(decide(judged('tracker', 'img-src'), DEFAULT_POLICY, approved)).toEqual({
      decision: 'allow',
      reason: 'approved-for-sender',
    });
  });

  test('never loads as anything else', () => {
    expect(decide(judged('tracker', 'iframe-src'), DEFAULT_POLICY, approved)).toEqual({
      decision: 'block',
      reason: 'not-a-picture',
    });
  });

  test('that is put aside waits for the webmail', () => {
    const waiting = judged('tracker', 'blocked-attribute', false, 'img-src');
    expect(decide(waiting, DEFAULT_POLICY, approved)).toMatchObject({ decision: 'block', later: 'allow' });
  });
});

describe('nothing is approved at first', () => {
  test.each(VEHICLES)('a tracker in %s is blocked', (vehicle) => {
    expect(decide(judged('tracker', vehicle), DEFAULT_POLICY)).toMatchObject({
      decision: 'block',
      reason: vehicle === 'blocked-attribute' ? 'held-by-webmail' : 'undeclared',
    });
  });

  test('a visible picture made for one reader too', () => {
    expect(decide(judged('tracker', 'img-src', true), DEFAULT_POLICY).decision).toBe('block');
  });
});

test('the setting shows visible pictures and no pixel', () => {
  const policy = { ...DEFAULT_POLICY, showVisibleIndividual: true };
  expect(decide(judged('tracker', 'img-src', true), policy)).toEqual({
    decision: 'allow',
    reason: 'visible-pictures-shown',
  });
  expect(decide(judged('tracker', 'img-src', false), policy).decision).toBe('block');
});

test.each([
  ['content', 'img-src', 'allow', 'harmless-picture'],
  ['spacer', 'img-src', 'allow', 'spacer'],
  ['content', 'style-element', 'allow', 'harmless-picture'],
  ['content', 'link-stylesheet', 'block', 'not-a-picture'],
  ['content', 'css-font', 'block', 'not-a-picture'],
  ['content', 'iframe-src', 'block', 'not-a-picture'],
  ['spacer', 'ping', 'block', 'not-a-picture'],
] as const)('%s in %s: %s, %s', (verdict, vehicle, decision, reason) => {
  expect(decide(judged(verdict, vehicle), DEFAULT_POLICY)).toEqual({ decision, reason });
});

test('what loads without being seen as a picture is never released by judgement', () => {
  const never: Vehicle[] = [
    'script-src',
    'meta-refresh',
    'ping',
    'css-import',
    'css-font',
    'iframe-src',
    'object-data',
    'svg-paint',
  ];
  expect(never.filter(isPictureVehicle)).toEqual([]);
});

describe('what the webmail has put aside is never released, whatever will be decided later', () => {
  test.each([
    ['tracker', 'img-src', 'block'],
    ['content', 'img-src', 'allow'],
    ['spacer', 'style-attribute', 'allow'],
    ['content', 'css-font', 'block'],
    ['content', undefined, 'block'],
  ] as const)('%s that will be %s: later %s', (verdict, whenLoaded, later) => {
    expect(decide(judged(verdict, 'blocked-attribute', false, whenLoaded), DEFAULT_POLICY)).toEqual({
      decision: 'block',
      reason: 'held-by-webmail',
      later,
    });
  });

  test('a visible picture that the settings show waits too', () => {
    const picture = judged('tracker', 'blocked-attribute', true, 'img-src');
    expect(decide(picture, { ...DEFAULT_POLICY, showVisibleIndividual: true })).toMatchObject({
      decision: 'block',
      later: 'allow',
    });
  });
});
