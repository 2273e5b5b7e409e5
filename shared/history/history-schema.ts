import * as v from 'valibot';
import type { DecisionReason } from '../decide/decision.ts';
import { EVIDENCE } from '../detect/judgement.ts';
import { CARRIERS } from '../disclose/declaration.ts';
import type { Doubt } from '../disclose/disclosure.ts';
import { OPT_OUT_KINDS } from '../disclose/opt-out.ts';
import { PURPOSES } from '../disclose/purposes.ts';
import { VEHICLES } from '../extract/reference.ts';
import { OPT_OUT_STATES, type StoredOptOut } from './opt-out-record.ts';
import type { HistoryRecord } from './record.ts';
import { MAX_SEEN_TRACKERS, type SeenMessage } from './seen-message.ts';

/** The rows of history as a file has them: all that Pixelgate can have written passes, nothing else does. */

const MAX_ADDRESS = 1_000; // RFC 5321 has 320; lower case can be longer, and page and source say what they like.
const MAX_HOST = 2_000; // Domain names have 253; `URL` takes longer ones.
const MAX_ID = 100;
const MAX_SHAPE = 200; // Seven segments of `pathShape`, with room.
const MAX_TIME = 8.64e15; // The last moment a `Date` can name.

const REASONS: Readonly<Record<DecisionReason, true>> = {
  'harmless-picture': true,
  spacer: true,
  'approved-for-sender': true,
  'approved-for-everyone': true,
  'approved-by-policy': true,
  undeclared: true,
  'forbidden-by-policy': true,
  'purpose-not-approved': true,
  'sender-not-authenticated': true,
  'new-host': true,
  'new-path': true,
  'opted-out': true,
  'visible-pictures-shown': true,
  'not-a-picture': true,
  'held-by-webmail': true,
  'too-many-pixels': true,
  'user-asked': true,
};
const DOUBTS: Readonly<Record<Doubt, true>> = {
  'promotional-mail': true,
  'keeps-more': true,
  'profiling-vendor': true,
  'declared-with-consent-purposes': true,
};

const anyOf = <Member extends string>(members: readonly Member[], most: number) =>
  v.pipe(v.array(v.picklist(members)), v.maxLength(most));
const membersOf = <Member extends string>(members: Readonly<Record<Member, true>>): Member[] =>
  Object.keys(members) as Member[];

const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TIME));
const sender = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ADDRESS), v.toLowerCase());
const id = v.pipe(v.string(), v.regex(/^[\w.:-]+$/), v.maxLength(MAX_ID));
const vendor = v.nullable(id);
const host = v.pipe(v.string(), v.maxLength(MAX_HOST), v.regex(/^[^\s\p{Cc}/?#@\\<>"]*$/u));
const decision = v.picklist(['block', 'allow']);
const regime = v.picklist(['consent', 'exempt']);
const purposes = anyOf(PURPOSES, PURPOSES.length);

export const recordSchema: v.GenericSchema<unknown, HistoryRecord> = v.object({
  time,
  sender: v.nullable(sender),
  vendor,
  host,
  pathShape: v.pipe(v.string(), v.maxLength(MAX_SHAPE), v.regex(/^\/[a-z0-9.*/]*$/i)),
  vehicle: v.picklist(VEHICLES),
  evidence: anyOf(EVIDENCE, EVIDENCE.length),
  purposes: v.optional(purposes, []), // Older versions wrote none.
  decision,
  reason: v.picklist(membersOf(REASONS)),
  webmail: id,
});

const needed = v.object({ purpose: v.picklist(PURPOSES), regime });

export const messageSchema: v.GenericSchema<unknown, SeenMessage> = v.object({
  key: id,
  sender,
  mailbox: v.nullable(id),
  date: v.nullable(v.pipe(v.number(), v.integer())),
  firstSeen: time,
  lastSeen: time,
  trackers: v.pipe(
    v.array(
      v.object({
        id,
        host,
        vendor,
        decision,
        needs: v.nullable(v.pipe(v.array(needed), v.maxLength(2 * PURPOSES.length))),
      }),
    ),
    v.maxLength(MAX_SEEN_TRACKERS),
  ),
  declared: v.pipe(
    v.array(
      v.object({
        ...needed.entries,
        carriers: anyOf(CARRIERS, CARRIERS.length),
        doubt: v.nullable(v.picklist(membersOf(DOUBTS))),
      }),
    ),
    v.maxLength(PURPOSES.length),
  ),
});

export const optOutSchema: v.GenericSchema<unknown, StoredOptOut> = v.object({
  id,
  mailbox: v.nullable(id),
  sender,
  list: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(MAX_HOST)))),
  kind: v.picklist(OPT_OUT_KINDS),
  host,
  purposes,
  time,
  state: v.picklist(OPT_OUT_STATES),
  watchedFrom: time,
});
