import type { SettingsState } from '../../../extension/settings/settings-state.ts';
import type { Approval } from '../../../shared/decide/approval.ts';

const DAY = 86_400_000;
const SPRING = Date.UTC(2026, 2, 3, 12);

const EXEMPT: Approval = {
  id: '0'.repeat(20),
  purpose: 'deliverability-exempt',
  regime: 'exempt',
  scope: { kind: 'sender', address: 'lettre@petite-librairie.test', domain: 'petite-librairie.test' },
  hosts: ['img.petite-librairie.test'],
  pathShapes: ['/o/*'],
  given: SPRING,
};

const UNVERIFIED: Approval = {
  ...EXEMPT,
  id: '1'.repeat(20),
  purpose: 'campaign-performance',
  regime: 'consent',
  scope: { kind: 'sender', address: 'newsletter@velo-et-montagne.test', domain: null },
  hosts: ['click.list.mailwave.test', 'open.mailwave.test'],
  given: SPRING - 40 * DAY,
};

const EVERYONE: Approval = {
  ...EXEMPT,
  id: '2'.repeat(20),
  purpose: 'authentication-security',
  scope: { kind: 'everyone' },
  hosts: [],
  given: SPRING - 100 * DAY,
};

const DOUBTFUL: Approval = { ...UNVERIFIED, id: '3'.repeat(20), purpose: 'public-service' };

const NO_POLICY = { allow: [], forbid: [], lock: false };
const CHOICES = {
  showVisibleIndividual: false,
  strictness: 'standard',
  retentionMonths: 12,
  language: 'browser',
} as const;
const QUIET = {
  policy: NO_POLICY,
  sync: 'off',
  damaged: 0,
  lookUp: false,
  choices: CHOICES,
  fixed: [],
} as const;

/** What the settings page can show. */
export const STATES = {
  empty: { ...QUIET, approvals: [] },
  some: { ...QUIET, approvals: [EXEMPT, UNVERIFIED, EVERYONE, DOUBTFUL] },
  trouble: { ...QUIET, approvals: [EXEMPT], sync: 'full', damaged: 2, lookUp: true },
  failed: { ...QUIET, approvals: [EXEMPT], sync: 'failed' },
  managed: {
    ...QUIET,
    approvals: [EXEMPT, UNVERIFIED],
    policy: { allow: ['authentication-security', 'public-service'], forbid: ['profiling'], lock: true },
    choices: { ...CHOICES, strictness: 'strict', retentionMonths: 24 },
    fixed: ['showVisibleIndividual', 'strictness', 'retentionMonths'],
  },
  many: {
    ...QUIET,
    approvals: Array.from({ length: 120 }, (_, index) => ({
      ...UNVERIFIED,
      id: `${index}`.padStart(20, '0'),
      scope: { kind: 'sender' as const, address: `news${index}@shop.test`, domain: null },
    })),
  },
  hostile: {
    ...QUIET,
    approvals: [
      {
        ...UNVERIFIED,
        scope: {
          kind: 'sender',
          address: `${'a'.repeat(250)}@\u202eevil.test`,
          domain: `${'d'.repeat(60)}.test`,
        },
        hosts: Array.from({ length: 50 }, (_, index) => `${'h'.repeat(60)}.${index}.test`),
      },
    ],
  },
} as const satisfies Record<string, SettingsState>;
