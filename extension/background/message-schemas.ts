import * as v from 'valibot';
import { PURPOSES } from '../../shared/disclose/purposes.ts';
import {
  MAX_ALT,
  MAX_LINK_TEXT,
  MAX_LINKS,
  MAX_REFERENCES,
  MAX_TEXT_END,
  MAX_TEXT_START,
  MAX_URL_LENGTH,
  MAX_WORDS_AFTER,
  MAX_WORDS_BEFORE,
} from '../../shared/extract/limits.ts';
import { HIDDEN_CAUSES, VEHICLES } from '../../shared/extract/reference.ts';
import { MAX_APPROVALS, MAX_IMPORT, MAX_VIEWS } from '../limits.ts';
import { choiceSchema } from '../settings/choices.ts';
import { PAUSE_REACHES } from '../messages.ts';
import { listsMessages } from './lists-messages.ts';

/**
 * What the background accepts. Content scripts run beside hostile pages, so nothing they send is taken on trust:
 * sizes are capped, shapes checked, anything else is refused whole.
 */

const MAX_TEXT = MAX_ALT; // The longest text an extractor gives.
const MAX_RECIPIENTS = 20;
const MAX_ADDRESS = 320; // RFC 5321: 64 + 1 + 255.
const WHOSE = ['own', 'ancestor'] as const;
const MAX_HIDDEN = HIDDEN_CAUSES.length * WHOSE.length; // Each cause once, of each.
const MAX_SENDERS = 100; // Of a message list, in one question.

const url = v.pipe(v.string(), v.maxLength(MAX_URL_LENGTH));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const address = v.pipe(v.string(), v.maxLength(MAX_ADDRESS));
const pixels = v.nullable(v.pipe(v.number(), v.finite()));
const size = v.object({ width: pixels, height: pixels });
const view = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const reference = v.object({
  url,
  absolute: v.pipe(url, v.regex(/^https?:\/\//)),
  vehicle: v.picklist(VEHICLES),
  whenLoaded: v.optional(v.picklist(VEHICLES)),
  declared: size,
  computed: v.nullable(size),
  hidden: v.pipe(
    v.array(v.object({ cause: v.picklist(HIDDEN_CAUSES), whose: v.picklist(WHOSE) })),
    v.maxLength(MAX_HIDDEN),
  ),
  alt: v.nullable(text),
  link: v.nullable(url),
  repeated: count,
  position: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

const context = v.object({
  webmail: text,
  sender: v.object({ address: v.nullable(address), name: v.nullable(text) }),
  recipients: v.pipe(v.array(address), v.maxLength(MAX_RECIPIENTS)),
  date: v.nullable(v.pipe(v.number(), v.integer())),
  source: v.nullable(url),
});

/** A link's own words, those around them, and the spaces between. */
const MAX_SENTENCE_SENT = MAX_WORDS_BEFORE + MAX_LINK_TEXT + MAX_WORDS_AFTER + 10;
const link = v.object({
  href: url,
  text,
  sentence: v.pipe(v.string(), v.maxLength(MAX_SENTENCE_SENT)),
  at: v.optional(count),
});

const viewRequest = v.object({
  view,
  context: v.nullable(context),
  references: v.pipe(v.array(reference), v.maxLength(MAX_REFERENCES)),
  links: v.pipe(v.array(link), v.maxLength(MAX_LINKS)),
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT_START + MAX_TEXT_END + 1)),
  beyondCap: count,
  released: v.pipe(v.array(count), v.maxLength(MAX_REFERENCES)),
});

const judge = v.object({
  kind: v.literal('judge'),
  views: v.pipe(v.array(viewRequest), v.maxLength(MAX_VIEWS)),
});

/** A page that names more hosts than this has something else in mind. */
const MAX_INTERFACE_HOSTS = 100;
const MAX_HOST = 253; // RFC 1035, in text.
const interfaceHosts = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(MAX_HOST), v.regex(/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/))),
  v.maxLength(MAX_INTERFACE_HOSTS),
);

const viewActs = [
  v.object({ kind: v.literal('load-one'), reference: count }),
  v.object({
    kind: v.literal('approve'),
    purpose: v.picklist(PURPOSES),
    scope: v.picklist(['sender', 'everyone']),
    on: v.boolean(),
  }),
  v.object({ kind: v.literal('check-sender') }),
  v.object({ kind: v.literal('look-up') }),
  v.object({ kind: v.literal('opt-out'), url }),
] as const;

/** Messages of content scripts. */
export const contentMessage = v.variant('kind', [
  judge,
  v.object({ kind: v.literal('header'), view, context }),
  v.object({ kind: v.literal('view-gone'), views: v.pipe(v.array(view), v.maxLength(MAX_VIEWS)) }),
  v.object({
    kind: v.literal('did-not-load'),
    view,
    urls: v.pipe(v.array(url), v.maxLength(MAX_REFERENCES)),
  }),
  v.object({ kind: v.literal('load-picture'), view, url }),
  v.object({ kind: v.literal('once-done'), view, url, token: view, requested: v.boolean() }),
  v.object({ kind: v.literal('not-judged'), view }),
  v.object({ kind: v.literal('interface'), hosts: interfaceHosts, frames: interfaceHosts }),
  v.object({ kind: v.literal('open-popup'), view: v.optional(view) }),
  v.object({ kind: v.literal('open-card'), view, top: v.pipe(v.number(), v.finite()) }),
  v.object({ kind: v.literal('card-state'), view }),
  v.object({ kind: v.literal('card-act'), view, act: v.variant('kind', viewActs) }),
  v.object({
    kind: v.literal('known-senders'),
    addresses: v.pipe(v.array(address), v.maxLength(MAX_SENDERS)),
  }),
]);

const [loadOne, approve, checkSender, lookUp, optOut] = viewActs;
const ofView = { tabId: count, view };

/** The same from the popup, which says of which tab and view. */
const pageActs = [
  v.object({ ...loadOne.entries, ...ofView }),
  v.object({ ...approve.entries, ...ofView }),
  v.object({ ...checkSender.entries, ...ofView }),
  v.object({ ...lookUp.entries, ...ofView }),
  v.object({ ...optOut.entries, ...ofView }),
] as const;

/** Messages of the extension's own pages. */
export const pageMessage = v.variant('kind', [
  v.object({ kind: v.literal('popup-state'), tabId: count }),
  ...pageActs,
  v.object({ kind: v.literal('protect-site'), tabId: count, host: text }),
  v.object({ kind: v.literal('stop-protecting'), tabId: count, host: text }),
  v.object({ kind: v.literal('show-once'), tabId: count }),
  v.object({ kind: v.literal('pause'), tabId: count, reach: v.picklist(PAUSE_REACHES) }),
  v.object({ kind: v.literal('hints-asked') }),
  ...listsMessages,
  v.object({ kind: v.literal('approvals-state') }),
  v.object({
    kind: v.literal('approvals-withdraw'),
    ids: v.pipe(v.array(text), v.maxLength(MAX_APPROVALS)),
  }),
  v.object({ kind: v.literal('approvals-sync'), on: v.boolean() }),
  v.object({ kind: v.literal('approvals-export') }),
  v.object({ kind: v.literal('approvals-import'), text: v.pipe(v.string(), v.maxLength(MAX_IMPORT)) }),
  v.object({ kind: v.literal('approvals-look-up'), on: v.boolean() }),
  v.object({
    kind: v.literal('settings-change'),
    change: choiceSchema,
  }),
  v.object({ kind: v.literal('settings-reset'), history: v.boolean() }),
]);

export type ValidContentMessage = v.InferOutput<typeof contentMessage>;
export type ValidPageMessage = v.InferOutput<typeof pageMessage>;
export type ValidJudgeRequest = v.InferOutput<typeof judge>;
export type ValidViewRequest = v.InferOutput<typeof viewRequest>;
