import type { Declaration } from '../../../shared/disclose/declaration.ts';
import type { DeclaredPurpose, Disclosure } from '../../../shared/disclose/disclosure.ts';
import type { OptOut } from '../../../shared/disclose/opt-out.ts';
import { PURPOSES, type PurposeId } from '../../../shared/disclose/purposes.ts';
import { NOTHING_DISCLOSED, type PurposeState } from '../../../shared/ui/disclosure-summary.ts';
import type { TrackerItem, ViewSummary } from '../../../shared/ui/view-summary.ts';

const AUTHENTICATED = { state: 'authenticated', domain: 'petite-librairie.test', by: 'dmarc' } as const;

const FOOTER: Declaration = {
  carrier: 'text',
  purposes: ['campaign-performance', 'profiling'],
  quote:
    'Nous mesurons si et quand vous ouvrez cette lettre, pour l’améliorer et pour vous montrer ailleurs ce qui peut vous plaire.',
  controller: null,
  thirdParties: [],
  retentionDays: null,
  withdraw: null,
  policy: null,
  hosts: [],
  pixel: null,
};

const HEADER: Declaration = {
  ...FOOTER,
  carrier: 'header',
  quote: 'purposes=(campaign-performance profiling), controller="Petite Librairie SARL", retention=395',
  controller: 'Petite Librairie SARL',
  thirdParties: ['Mailwave Inc', 'Régie Lumière'],
  retentionDays: 395,
  policy: 'https://petite-librairie.test/vie-privee',
};

const EXEMPT: Declaration = {
  ...HEADER,
  purposes: ['deliverability-exempt'],
  quote: 'purposes=(deliverability-exempt), retention=1',
  retentionDays: 1,
  thirdParties: [],
};

const OPT_OUTS: readonly OptOut[] = [
  {
    kind: 'withdraw-tracking',
    source: 'body',
    url: 'https://click.list.mailwave.test/stop?u=1',
    quote: 'Pour ne plus être suivi, cliquez ici.',
  },
  { kind: 'one-click', source: 'header', url: 'https://list.mailwave.test/u/8812734', quote: null },
  { kind: 'mailto', source: 'header', url: 'mailto:leave-8812734@list.mailwave.test', quote: null },
];

const declared = (purpose: PurposeId, more: Partial<DeclaredPurpose> = {}): DeclaredPurpose => ({
  purpose,
  regime: 'consent',
  carriers: ['header'],
  doubt: null,
  ...more,
});

const state = (purpose: PurposeId, more: Partial<PurposeState> = {}): PurposeState => ({
  purpose,
  forSender: false,
  forEveryone: false,
  everyonePossible: false,
  locked: null,
  newHosts: [],
  ...more,
});

const disclosure = (more: Partial<Disclosure>): Disclosure => ({
  ...NOTHING_DISCLOSED.disclosure,
  optOuts: OPT_OUTS,
  ...more,
});

/** Views with something disclosed, from one without. `now`: a fixed day, in milliseconds since 1970. */
export function disclosureViews(plain: ViewSummary, now: number) {
  const trackers = plain.trackers.map((tracker): TrackerItem => ({
    ...tracker,
    needs: [{ purpose: 'campaign-performance', regime: 'consent' }],
  }));
  const consent: ViewSummary = {
    ...plain,
    trackers,
    canCheckSender: true,
    disclosure: disclosure({
      declarations: [HEADER, FOOTER],
      purposes: [declared('campaign-performance', { carriers: ['header', 'text'] }), declared('profiling')],
    }),
    approvals: [state('campaign-performance'), state('profiling')],
  };
  const possible = { everyonePossible: true };
  const authenticated: ViewSummary = {
    ...consent,
    trackers: trackers.map((one) => ({ ...one, state: 'allowed', reason: 'user-asked' })),
    disclosure: { ...consent.disclosure, authentication: AUTHENTICATED },
    approvals: [
      state('campaign-performance', { ...possible, forSender: true, newHosts: ['px.neu.mailwave.test'] }),
      state('profiling', { ...possible, forEveryone: true }),
    ],
    wellKnown: 'none',
  };
  const exempt: ViewSummary = {
    ...consent,
    disclosure: disclosure({
      authentication: AUTHENTICATED,
      declarations: [EXEMPT],
      purposes: [declared('deliverability-exempt', { regime: 'exempt' })],
    }),
    approvals: [state('deliverability-exempt', possible)],
    wellKnown: 'found',
  };
  const locked: ViewSummary = {
    ...consent,
    approvals: [
      state('campaign-performance', { locked: 'forbidden' }),
      state('profiling', { locked: 'allowed', ...possible }),
    ],
  };
  return {
    consent,
    authenticated,
    exempt,
    ...oddViews(consent, exempt),
    'opted-out': optedOutView(consent, now),
    'refused-opt-out': refusedView(consent, now),
    'many-purposes': manyPurposes(consent),
    locked,
    'hostile-declaration': hostileView(consent),
  } as const;
}

/** What does not fit together, or is nothing. */
function oddViews(consent: ViewSummary, exempt: ViewSummary) {
  const doubtful: ViewSummary = {
    ...exempt,
    disclosure: {
      ...exempt.disclosure,
      purposes: [declared('deliverability-exempt', { doubt: 'profiling-vendor' })],
    },
    wellKnown: 'timeout',
  };
  const contradictory: ViewSummary = {
    ...consent,
    disclosure: {
      ...consent.disclosure,
      contradictions: ['denied', 'carriers-differ'],
      denial: 'Cette lettre ne contient aucun pixel de suivi.',
    },
    wellKnown: 'asking',
  };
  const spoofed: ViewSummary = {
    ...consent,
    sender: { name: 'Votre banque', address: 'alerte@bаnque.test' },
    disclosure: { ...consent.disclosure, authentication: { state: 'failed', domain: 'bаnque.test' } },
  };
  const unnamed: ViewSummary = {
    ...consent,
    disclosure: disclosure({ declarations: [{ ...FOOTER, purposes: [] }] }),
    approvals: [],
  };
  return { doubtful, contradictory, spoofed, unnamed } as const;
}

const DAY = 86_400_000;

function optedOutView(consent: ViewSummary, now: number): ViewSummary {
  return {
    ...consent,
    pastOptOuts: [
      {
        kind: 'one-click',
        time: now - 40 * DAY,
        later: 6,
        stillTracking: 4,
        exempt: 1,
        undated: 1,
        purposes: [],
        state: 'request-sent',
        byPurpose: [],
      },
      {
        kind: 'withdraw-tracking',
        time: now - 500 * DAY,
        later: 9,
        stillTracking: 0,
        exempt: 0,
        undated: 0,
        purposes: ['profiling'],
        state: 'page-opened',
        byPurpose: [{ purpose: 'profiling', messages: 1 }],
      },
    ],
  };
}

/** The server said no; another way is still there. */
function refusedView(consent: ViewSummary, now: number): ViewSummary {
  const [latest] = optedOutView(consent, now).pastOptOuts;
  if (!latest) throw new Error('no opt-out');
  const refused = { later: 0, stillTracking: 0, exempt: 0, undated: 0, state: 'refused' } as const;
  return { ...consent, pastOptOuts: [{ ...latest, ...refused }] };
}

/** Everything that can be declared, and nothing allowed. */
function manyPurposes(consent: ViewSummary): ViewSummary {
  const purposes = PURPOSES.map((purpose) => declared(purpose));
  return {
    ...consent,
    disclosure: disclosure({ declarations: [{ ...HEADER, purposes: [...PURPOSES] }], purposes }),
    approvals: PURPOSES.map((purpose) => state(purpose)),
  };
}

/** As an unfriendly sender would declare. */
function hostileView(consent: ViewSummary): ViewSummary {
  const evil = `\u202e</bdi><img src=x onerror=alert(1)>${'évil '.repeat(200)}`;
  const twelve: Declaration = {
    ...HEADER,
    purposes: [...PURPOSES],
    quote: evil,
    controller: evil,
    thirdParties: Array.from({ length: 40 }, (_, index) => `${evil}${index}`),
    policy: 'javascript:alert(1)',
  };
  return {
    ...consent,
    sender: { name: evil, address: `x@${'а'.repeat(40)}.test` },
    disclosure: disclosure({
      declarations: [twelve, ...Array.from({ length: 30 }, (_, n) => ({ ...twelve, quote: `${n} ${evil}` }))],
      purposes: PURPOSES.map((purpose) => declared(purpose, { doubt: 'declared-with-consent-purposes' })),
      contradictions: ['denied'],
      denial: evil,
      optOuts: [
        { kind: 'unsubscribe', source: 'body', url: 'javascript:alert(1)', quote: evil },
        {
          kind: 'unsubscribe',
          source: 'body',
          url: `https://бaнк.${'long-'.repeat(11)}.test/${evil}`,
          quote: evil,
        },
        ...Array.from({ length: 20 }, (_, n): OptOut => ({
          kind: 'unsubscribe',
          source: 'body',
          url: `https://u${n}.test/`,
          quote: evil,
        })),
      ],
    }),
    approvals: PURPOSES.map((purpose) =>
      state(purpose, {
        forSender: true,
        newHosts: Array.from({ length: 12 }, (_, n) => `${'h'.repeat(60)}.${n}.tracker.test`),
      }),
    ),
  };
}
