import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Authentication } from '../disclose/authentication.ts';
import type { NeededPurpose } from '../disclose/disclosure.ts';
import { PURPOSES, type PurposeId } from '../disclose/purposes.ts';
import type { Approval, ApprovalScope } from './approval.ts';
import { indexApprovals } from './approval-index.ts';
import { isApproved, type MessageSender, type TrackerPlace } from './approvals.ts';
import { NO_POLICY, type ManagedPolicy } from './managed-policy.ts';

const ADDRESS = 'news@sender.example';
const PLACE: TrackerPlace = { host: 't.sender.example', pathShape: '/o/*' };
const AUTHENTICATED: Authentication = { state: 'authenticated', domain: 'sender.example', by: 'dmarc' };
const FAILED: Authentication = { state: 'failed', domain: 'sender.example' };
const UNKNOWN: Authentication = { state: 'not-verified', why: 'no-headers' };
const EXEMPT: NeededPurpose = { purpose: 'deliverability-exempt', regime: 'exempt' };
const PROFILING: NeededPurpose = { purpose: 'profiling', regime: 'consent' };

const forSender = (domain: string | null, address = ADDRESS): ApprovalScope => ({
  kind: 'sender',
  address,
  domain,
});
const EVERYONE: ApprovalScope = { kind: 'everyone' };

function approval(scope: ApprovalScope, needed = EXEMPT, more: Partial<Approval> = {}): Approval {
  const bound = { hosts: [PLACE.host], pathShapes: [PLACE.pathShape] };
  return { id: 'a', ...needed, scope, ...bound, given: 1, ...more };
}

interface Case {
  needed?: readonly NeededPurpose[] | null;
  place?: TrackerPlace;
  authentication?: Authentication;
  address?: string | null;
  approvals?: readonly Approval[];
  managed?: Partial<ManagedPolicy>;
}

function answer({ needed = [EXEMPT], place = PLACE, authentication = UNKNOWN, ...rest }: Case) {
  const sender: MessageSender = {
    address: rest.address === undefined ? ADDRESS : rest.address,
    authentication,
  };
  return isApproved(needed, place, sender, indexApprovals(rest.approvals ?? []), {
    ...NO_POLICY,
    ...rest.managed,
  });
}

const reason = (given: Case) => answer(given).reason;

describe('silence is refusal', () => {
  test.each([null, []])('nothing declared: %j', (needed) => {
    expect(answer({ needed, approvals: [approval(EVERYONE)], authentication: AUTHENTICATED })).toEqual({
      approved: false,
      reason: 'undeclared',
      purposes: [],
    });
  });

  test('nothing approved', () => {
    expect(answer({ needed: [PROFILING, EXEMPT] })).toEqual({
      approved: false,
      reason: 'purpose-not-approved',
      purposes: ['profiling', 'deliverability-exempt'],
    });
  });

  test('one of two purposes is not enough, and the missing one is named', () => {
    expect(answer({ needed: [PROFILING, EXEMPT], approvals: [approval(forSender(null))] })).toEqual({
      approved: false,
      reason: 'purpose-not-approved',
      purposes: ['profiling'],
    });
  });
});

describe('an approval for one sender', () => {
  test.each<[string, string | null, Case, string]>([
    ['unverified, as it was', null, {}, 'approved-for-sender'],
    ['unverified, now authenticated', null, { authentication: AUTHENTICATED }, 'approved-for-sender'],
    ['unverified, now known as forged', null, { authentication: FAILED }, 'sender-not-authenticated'],
    ['unverified, new host', null, { place: { ...PLACE, host: 'evil.example' } }, 'new-host'],
    ['unverified, new path', null, { place: { ...PLACE, pathShape: '/x/*' } }, 'new-path'],
    ['unverified, another From', null, { address: 'news@other.example' }, 'purpose-not-approved'],
    ['unverified, no From', null, { address: null }, 'purpose-not-approved'],
    ['From in capitals', null, { address: 'News@Sender.example' }, 'approved-for-sender'],
    ['authenticated, as it was', 'sender.example', { authentication: AUTHENTICATED }, 'approved-for-sender'],
    ['authenticated, nobody looked', 'sender.example', {}, 'sender-not-authenticated'],
    ['authenticated, failed', 'sender.example', { authentication: FAILED }, 'sender-not-authenticated'],
    [
      'authenticated for another domain',
      'sender.example',
      { authentication: { ...AUTHENTICATED, domain: 'evil.example' } },
      'sender-not-authenticated',
    ],
    [
      'authenticated, new path',
      'sender.example',
      { authentication: AUTHENTICATED, place: { ...PLACE, pathShape: '/x/*' } },
      'approved-for-sender',
    ],
    [
      'authenticated, new host',
      'sender.example',
      { authentication: AUTHENTICATED, place: { ...PLACE, host: 'below.t.sender.example' } },
      'new-host',
    ],
  ])('%s', (_name, domain, given, expected) => {
    expect(reason({ ...given, approvals: [approval(forSender(domain))] })).toBe(expected);
  });

  test('host of one unverified approval and path of another do not add up', () => {
    const approvals = [
      approval(forSender(null)),
      approval(forSender(null), EXEMPT, { hosts: ['b.example'], pathShapes: ['/b'] }),
    ];
    expect(reason({ approvals, place: { host: 'b.example', pathShape: '/o/*' } })).toBe('new-path');
    expect(reason({ approvals, place: { host: 'b.example', pathShape: '/b' } })).toBe('approved-for-sender');
  });

  test('an older one of several hosts and several paths does not say which belong together', () => {
    const older = (pathShapes: string[]) => [
      approval(forSender(null), EXEMPT, { hosts: ['a.example', 'b.example'], pathShapes }),
    ];
    const place = { host: 'b.example', pathShape: '/a' };
    expect(reason({ approvals: older(['/a', '/b']), place })).toBe('new-path');
    // One path was every host's.
    expect(reason({ approvals: older(['/a']), place })).toBe('approved-for-sender');
    const anew = approval(forSender(null), EXEMPT, { hosts: ['b.example'], pathShapes: ['/a'] });
    expect(reason({ approvals: [...older(['/a', '/b']), anew], place })).toBe('approved-for-sender');
  });
});

describe('an approval for everyone', () => {
  test.each([
    [AUTHENTICATED, 'approved-for-everyone'],
    [UNKNOWN, 'sender-not-authenticated'],
    [FAILED, 'sender-not-authenticated'],
  ] as const)('%j: %s', (authentication, expected) => {
    expect(reason({ authentication, approvals: [approval(EVERYONE)] })).toBe(expected);
  });

  test('of the exempt purpose does not cover a doubtful claim; of consent it covers both', () => {
    const doubtful: NeededPurpose = { ...EXEMPT, regime: 'consent' };
    const authentication = AUTHENTICATED;
    expect(reason({ needed: [doubtful], authentication, approvals: [approval(EVERYONE)] })).toBe(
      'purpose-not-approved',
    );
    const consent = [approval(EVERYONE, doubtful)];
    expect(reason({ needed: [doubtful], authentication, approvals: consent })).toBe('approved-for-everyone');
    expect(reason({ needed: [EXEMPT], authentication, approvals: consent })).toBe('approved-for-everyone');
  });
});

describe('an administrator', () => {
  test.each<[string, Case, string]>([
    ['allows, authenticated', { authentication: AUTHENTICATED }, 'approved-by-policy'],
    ['allows, nobody looked', {}, 'sender-not-authenticated'],
    [
      'allows, claim in doubt',
      { authentication: AUTHENTICATED, needed: [{ ...EXEMPT, regime: 'consent' }] },
      'purpose-not-approved',
    ],
    [
      'allows and forbids',
      {
        authentication: AUTHENTICATED,
        managed: { allow: [EXEMPT.purpose], forbid: [EXEMPT.purpose] },
      },
      'forbidden-by-policy',
    ],
  ])('%s', (_name, given, expected) => {
    expect(reason({ managed: { allow: [EXEMPT.purpose] }, ...given })).toBe(expected);
  });

  test('who locks lets the user’s earlier approvals rest', () => {
    const approvals = [approval(forSender(null))];
    expect(reason({ approvals, managed: { lock: true } })).toBe('purpose-not-approved');
  });
});

const purposes = fc.constantFrom<PurposeId>(...PURPOSES);
const regime = fc.constantFrom('consent' as const, 'exempt' as const);
const address = fc.constantFrom(ADDRESS, 'b@b.example', 'c@c.example');
const host = fc.constantFrom(PLACE.host, 'u.example');
const shape = fc.constantFrom(PLACE.pathShape, '/x');
const authentication = fc.constantFrom(AUTHENTICATED, FAILED, UNKNOWN);
const approvals = fc.array(
  fc.record<Approval>({
    id: fc.uuid(),
    purpose: purposes,
    regime,
    scope: fc.oneof(
      fc.constant(EVERYONE),
      fc
        .tuple(address, fc.constantFrom(null, 'sender.example'))
        .map(([from, domain]) => forSender(domain, from)),
    ),
    hosts: fc.array(host),
    pathShapes: fc.array(shape),
    given: fc.nat(),
  }),
);
const policy = fc.record({ allow: fc.array(purposes), forbid: fc.array(purposes), lock: fc.boolean() });
const setting = fc.record({
  needed: fc.array(fc.record({ purpose: purposes, regime }), { minLength: 1 }),
  place: fc.record({ host, pathShape: shape }),
  authentication,
  approvals,
  managed: policy,
});

describe('whatever was approved', () => {
  test('approvals of other senders never change an answer', () => {
    fc.assert(
      fc.property(setting, approvals, (given, others) => {
        const ofOthers = others.filter(({ scope }) => scope.kind === 'sender' && scope.address !== ADDRESS);
        expect(answer({ ...given, approvals: [...given.approvals, ...ofOthers] })).toEqual(answer(given));
      }),
    );
  });

  test('taking approvals away never turns a block into a load', () => {
    fc.assert(
      fc.property(setting, fc.array(fc.boolean()), (given, kept) => {
        const fewer = given.approvals.filter((_one, index) => kept[index] === true);
        if (answer({ ...given, approvals: fewer }).approved) expect(answer(given).approved).toBe(true);
      }),
    );
  });

  test('what is forbidden, or fails authentication, never loads', () => {
    fc.assert(
      fc.property(setting, (given) => {
        const first = given.needed[0]?.purpose ?? 'profiling';
        expect(answer({ ...given, managed: { ...given.managed, forbid: [first] } }).reason).toBe(
          'forbidden-by-policy',
        );
        expect(answer({ ...given, authentication: FAILED }).approved).toBe(false);
      }),
    );
  });

  test('every needed purpose is answered for: a further one never makes it load', () => {
    fc.assert(
      fc.property(setting, purposes, regime, (given, purpose, ofRegime) => {
        const more = [...given.needed, { purpose, regime: ofRegime }];
        if (answer({ ...given, needed: more }).approved) expect(answer(given).approved).toBe(true);
      }),
    );
  });

  test('the order of approvals does not matter', () => {
    fc.assert(
      fc.property(setting, (given) => {
        expect(answer({ ...given, approvals: [...given.approvals].reverse() })).toEqual(answer(given));
      }),
    );
  });
});

test('five thousand approvals cost nothing per tracker', () => {
  const many = Array.from({ length: 5_000 }, (_, index) =>
    approval(forSender(null, `${index}@sender.example`)),
  );
  const index = indexApprovals([...many, approval(forSender(null))]);
  const start = performance.now();
  for (let tracker = 0; tracker < 50_000; tracker += 1)
    isApproved([EXEMPT], PLACE, { address: ADDRESS, authentication: UNKNOWN }, index, NO_POLICY);
  expect(performance.now() - start).toBeLessThan(1_000);
});
