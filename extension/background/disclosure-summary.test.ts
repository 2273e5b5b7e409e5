import { expect, test } from 'vitest';
import { indexApprovals } from '../../shared/decide/approval-index.ts';
import { NO_POLICY, UNKNOWN_POLICY, type ManagedPolicy } from '../../shared/decide/managed-policy.ts';
import type { Authentication } from '../../shared/disclose/authentication.ts';
import type { DeclaredPurpose } from '../../shared/disclose/disclosure.ts';
import { NOTHING_DISCLOSED } from '../../shared/ui/disclosure-summary.ts';
import type { Consent } from './consent.ts';
import { disclosureSummary } from './disclosure-summary.ts';
import { NOTHING_LEARNED } from './learned.ts';

const CONFIRMED: Authentication = { state: 'authenticated', domain: 'shop.example', by: 'dmarc' };
const UNCONFIRMED: Authentication = { state: 'not-verified', why: 'no-headers' };
const EXEMPT: DeclaredPurpose = {
  purpose: 'deliverability-exempt',
  regime: 'exempt',
  carriers: ['text'],
  doubt: null,
};
const DOUBTED: DeclaredPurpose = { ...EXEMPT, regime: 'consent', doubt: 'promotional-mail' };
const PROFILING: DeclaredPurpose = { ...EXEMPT, purpose: 'profiling', regime: 'consent' };
const ALLOWS: ManagedPolicy = { ...NO_POLICY, allow: ['deliverability-exempt', 'profiling'] };
const LOCKS: ManagedPolicy = { ...ALLOWS, lock: true };
const ALL_STOPPED: Consent['optedOut'] = [{ purposes: [] }];

function stateOf(
  declared: DeclaredPurpose,
  authentication: Authentication,
  managed: ManagedPolicy,
  optedOut: Consent['optedOut'] = [],
) {
  const disclosure = { ...NOTHING_DISCLOSED.disclosure, authentication, purposes: [declared] };
  const consent = { approvals: indexApprovals([]), managed, optedOut };
  const facts = { context: null, webmailHosts: [], learned: NOTHING_LEARNED, consent, listed: null };
  const [state] = disclosureSummary({ disclosure, judged: [] }, facts, []).approvals;
  return state;
}

test.each([
  ['confirmed', EXEMPT, CONFIRMED, ALLOWS, 'allowed'],
  ['unconfirmed: it would not load, the user may decide', EXEMPT, UNCONFIRMED, ALLOWS, null],
  ['an exemption in doubt: it would not load', DOUBTED, CONFIRMED, ALLOWS, null],
  ['locked, confirmed', EXEMPT, CONFIRMED, LOCKS, 'allowed'],
  ['locked, unconfirmed', EXEMPT, UNCONFIRMED, LOCKS, 'forbidden'],
  ['locked, in doubt', DOUBTED, CONFIRMED, LOCKS, 'forbidden'],
  ['forbidden', EXEMPT, CONFIRMED, { ...ALLOWS, forbid: ['deliverability-exempt'] as const }, 'forbidden'],
  ['nobody manages it', EXEMPT, CONFIRMED, NO_POLICY, null],
  ['nobody knows yet', EXEMPT, CONFIRMED, UNKNOWN_POLICY, null],
] as const)('what an administrator allows is shown as it happens: %s', (_, declared, who, policy, locked) => {
  expect(stateOf(declared, who, policy)?.locked).toBe(locked);
});

test('a sender who was asked to stop is shown as blocked, whatever is allowed for many', () => {
  expect(stateOf(PROFILING, CONFIRMED, LOCKS, ALL_STOPPED)).toMatchObject({
    locked: 'forbidden',
    everyonePossible: false,
  });
  expect(stateOf(PROFILING, CONFIRMED, ALLOWS, ALL_STOPPED)).toMatchObject({
    locked: null,
    everyonePossible: false,
  });
  // An opt-out takes back consent, not what needs none.
  expect(stateOf(EXEMPT, CONFIRMED, ALLOWS, ALL_STOPPED)).toMatchObject({
    locked: 'allowed',
    everyonePossible: true,
  });
});
