import type { PopupState, PopupView, ProtectedSite } from '../../../extension/popup/popup-state.ts';
import { NOTHING_DISCLOSED } from '../../../shared/ui/disclosure-summary.ts';
import type { TrackerItem, ViewSummary } from '../../../shared/ui/view-summary.ts';
import { disclosureViews } from './disclosure-states.ts';

const PIXEL: TrackerItem = {
  id: 1,
  vendor: 'Mailwave',
  host: 'click.list.mailwave.test',
  vehicle: 'img-src',
  evidence: ['known-endpoint', 'individualised-url', 'tiny', 'at-the-end'],
  visiblePicture: false,
  state: 'blocked',
  reason: 'purpose-not-approved',
  needs: null,
  repeated: 1,
};

const NEWSLETTER: ViewSummary = {
  sender: { name: 'Petite Librairie', address: 'lettre@petite-librairie.test' },
  yours: false,
  trackers: [
    PIXEL,
    {
      ...PIXEL,
      id: 2,
      vendor: null,
      host: 'img.petite-librairie.test',
      evidence: ['individualised-url', 'token-shared-with-links', 'visible-size'],
      visiblePicture: true,
      repeated: 2,
    },
  ],
  pictures: [
    { id: 10, host: 'cdn.petite-librairie.test', count: 9, state: 'shown' },
    { id: 11, host: 'static.press.test', count: 3, state: 'shown' },
    { id: 12, host: 'old.press.test', count: 1, state: 'did-not-load' },
  ],
  held: [
    { id: 20, host: 'fonts.press.test', vehicle: 'css-font', count: 2 },
    { id: 21, host: 'styles.press.test', vehicle: 'link-stylesheet', count: 1 },
  ],
  beyondCap: 0,
  state: 'judged',
  ...NOTHING_DISCLOSED,
};

/** Nine pixels nobody can tell apart, and a frame, which has no button. */
const MANY: ViewSummary = {
  ...NEWSLETTER,
  trackers: [
    ...Array.from({ length: 9 }, (_, index) => ({ ...PIXEL, id: index + 1 })),
    { ...PIXEL, id: 10, vehicle: 'iframe-src', evidence: ['beacon-vehicle', 'tiny', 'has-alt'] },
  ],
};

const WAITING_PIXEL: TrackerItem = { ...PIXEL, vehicle: 'blocked-attribute', state: 'waiting' };

/** The webmail holds the pictures itself: nothing was requested, everything is judged in advance. */
const HELD_BY_WEBMAIL: ViewSummary = {
  ...NEWSLETTER,
  trackers: [
    WAITING_PIXEL,
    {
      ...WAITING_PIXEL,
      id: 2,
      vendor: null,
      host: 'img.petite-librairie.test',
      evidence: ['tiny', 'hidden'],
    },
  ],
  pictures: [
    { id: 10, host: 'cdn.petite-librairie.test', count: 7, state: 'waiting' },
    { id: 11, host: 'static.press.test', count: 1, state: 'waiting' },
  ],
  held: [],
};

/** A webmail built in, and nothing to offer. */
const BUILT_IN: ProtectedSite = { added: null, offersHints: false };
const ADDED: ProtectedSite = { added: 'courrier.mairie-de-quelque-part.test', offersHints: false };

const messages = (...summaries: ViewSummary[]): PopupState & { kind: 'messages' } => ({
  kind: 'messages',
  views: summaries.map((summary, index): PopupView => ({ id: `view-${index}`, summary })),
  site: BUILT_IN,
});

/** Names, hosts and numbers as an unfriendly sender would choose them. */
const HOSTILE: ViewSummary = {
  sender: {
    name: `\u202e${'Votre banque '.repeat(40)}`,
    address: `${'a'.repeat(300)}@${'very-long-label-'.repeat(12)}.test`,
  },
  yours: true,
  trackers: Array.from({ length: 230 }, (_, id) => ({
    ...PIXEL,
    id,
    vendor: id % 2 ? null : `\u2067عربي ${'LongVendorName'.repeat(6)}`,
    host: `xn--${'a1b2c3'.repeat(9)}.xn--p1ai.tracker-${id}.test`,
    repeated: 50_000,
  })),
  pictures: [{ id: 9001, host: `${'p'.repeat(60)}.test`, count: 49_000, state: 'shown' }],
  held: [{ id: 9002, host: `${'h'.repeat(60)}.test`, vehicle: 'blocked-attribute', count: 12 }],
  beyondCap: 123_456,
  state: 'judged',
  ...NOTHING_DISCLOSED,
};

const DISCLOSED = disclosureViews(NEWSLETTER, Date.now());

/** Every state of the popup, by a name for test titles and screenshots. */
export const STATES = {
  trackers: messages(NEWSLETTER),
  'loaded-by-you': messages({
    ...NEWSLETTER,
    trackers: NEWSLETTER.trackers.map((tracker) => ({ ...tracker, state: 'loaded-by-you' })),
  }),
  clean: messages({ ...NEWSLETTER, trackers: [], held: [] }),
  'clean-with-held': messages({ ...NEWSLETTER, trackers: [] }),
  many: messages(MANY),
  bare: messages({ ...NEWSLETTER, sender: { address: null }, trackers: [], pictures: [], held: [] }),
  waiting: messages({ ...NEWSLETTER, trackers: [], pictures: [], held: [], state: 'waiting' }),
  'held-by-webmail': messages(HELD_BY_WEBMAIL),
  'held-by-webmail-only-pictures': messages({ ...HELD_BY_WEBMAIL, trackers: [] }),
  'held-by-webmail-in-part': messages({
    ...HELD_BY_WEBMAIL,
    trackers: [...HELD_BY_WEBMAIL.trackers, { ...PIXEL, id: 3, vehicle: 'style-element' }],
    pictures: [...HELD_BY_WEBMAIL.pictures, { id: 12, host: 'old.press.test', count: 2, state: 'shown' }],
  }),
  yours: messages({
    ...NEWSLETTER,
    sender: { name: 'Camille Martin', address: 'camille@exemple.test' },
    yours: true,
    trackers: [PIXEL],
    held: [],
  }),
  conversation: messages(NEWSLETTER, { ...NEWSLETTER, trackers: [], held: [] }),
  hostile: messages(HOSTILE),
  'added-site': { ...messages({ ...NEWSLETTER, held: [] }), site: ADDED },
  'added-site-hostile': {
    kind: 'no-message',
    site: { added: `${'long-label-'.repeat(20)}.test`, offersHints: true },
  },
  'hints-offer': {
    ...messages({ ...NEWSLETTER, trackers: [], held: [] }),
    site: { ...ADDED, offersHints: true },
  },
  consent: messages(DISCLOSED.consent),
  authenticated: messages(DISCLOSED.authenticated),
  exempt: messages(DISCLOSED.exempt),
  doubtful: messages(DISCLOSED.doubtful),
  contradictory: messages(DISCLOSED.contradictory),
  spoofed: messages(DISCLOSED.spoofed),
  unnamed: messages(DISCLOSED.unnamed),
  'opted-out': messages(DISCLOSED['opted-out']),
  'refused-opt-out': messages(DISCLOSED['refused-opt-out']),
  'many-purposes': messages(DISCLOSED['many-purposes']),
  locked: messages(DISCLOSED.locked),
  'hostile-declaration': messages(DISCLOSED['hostile-declaration']),
  'no-message': { kind: 'no-message', site: BUILT_IN },
  'may-pause': { kind: 'no-message', site: { ...ADDED, mayPause: true } },
  paused: {
    kind: 'paused',
    reach: 'everywhere',
    until: Date.UTC(2026, 10, 24, 12, 30),
    site: BUILT_IN,
  },
  'no-access': { kind: 'no-access', host: 'mail.google.com' },
  'shown-once': { kind: 'shown-once', site: BUILT_IN },
  'not-protected': { kind: 'not-protected', host: 'courrier.mairie-de-quelque-part.test' },
  'cannot-run': { kind: 'cannot-run' },
  'attention-not-judged': { kind: 'attention', problem: 'not-judged', site: BUILT_IN },
  'attention-not-watched': { kind: 'attention', problem: 'not-watched', site: ADDED },
  'attention-rules': { kind: 'attention', problem: 'rules-failed', site: BUILT_IN },
} as const satisfies Record<string, PopupState>;
