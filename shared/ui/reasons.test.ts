import { expect, it } from 'vitest';
import { EVIDENCE } from '../detect/judgement.ts';
import { reasons } from './reasons.ts';

it('names the address before the looks, and keeps apart what speaks against', () => {
  expect(reasons(['visible-size', 'tiny', 'has-alt', 'individualised-url', 'static-asset'])).toEqual({
    speaksFor: ['individualised-url', 'tiny'],
    speaksAgainst: ['static-asset', 'visible-size', 'has-alt'],
  });
});

it('leaves no evidence out', () => {
  const { speaksFor, speaksAgainst } = reasons(EVIDENCE);
  expect([...speaksFor, ...speaksAgainst].sort()).toEqual([...EVIDENCE].sort());
});
