import { describe, expect, it } from 'vitest';
import { declarationInAlt, readAlt } from './alt.ts';

describe('Email-Tracking in an alternative text', () => {
  const pixel = 'https://t.example/o.gif?u=1';

  it('is about its own picture', () => {
    expect(declarationInAlt('email-tracking : purposes=(deliverability-exempt)', pixel)).toMatchObject({
      carrier: 'alt',
      purposes: ['deliverability-exempt'],
      pixel,
    });
  });

  it('may follow words for people', () => {
    expect(declarationInAlt('Example logo. Email-Tracking: purposes=(profiling)', pixel)?.purposes).toEqual([
      'profiling',
    ]);
  });

  it.each([null, '', 'Logo', 'Email tracking', 'Email-Tracking', 'NoEmail-Tracking: purposes=(profiling)'])(
    'is not in %j',
    (alt) => {
      expect(declarationInAlt(alt, pixel)).toBeNull();
      expect(readAlt(alt ?? '', pixel)).toBeNull();
    },
  );

  it('says what is wrong with it', () => {
    expect(readAlt('Email-Tracking: purposes=(profiling) and more', pixel)).toEqual({
      declaration: null,
      mistakes: [{ kind: 'not-parsed', position: 23 }],
    });
  });
});
