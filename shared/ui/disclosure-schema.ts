import { OPT_OUT_STATES } from '../history/opt-out-record.ts';
import * as v from 'valibot';
import type { Authentication } from '../disclose/authentication.ts';
import { CARRIERS, type Declaration } from '../disclose/declaration.ts';
import type { Disclosure } from '../disclose/disclosure.ts';
import { OPT_OUT_KINDS } from '../disclose/opt-out.ts';
import { PURPOSES } from '../disclose/purposes.ts';
import { WELL_KNOWN_STATES, type DisclosureSummary } from './disclosure-summary.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const texts = v.array(v.string());
const purpose = v.picklist(PURPOSES);
const regime = v.picklist(['consent', 'exempt']);
const DOUBTS = [
  'promotional-mail',
  'keeps-more',
  'profiling-vendor',
  'declared-with-consent-purposes',
] as const;

const authentication: v.GenericSchema<unknown, Authentication> = v.variant('state', [
  v.object({ state: v.literal('authenticated'), domain: v.string(), by: v.picklist(['dmarc', 'dkim']) }),
  v.object({ state: v.literal('failed'), domain: v.nullable(v.string()) }),
  v.object({ state: v.literal('not-verified'), why: v.picklist(['no-headers', 'no-result']) }),
]);

const declaration: v.GenericSchema<unknown, Declaration> = v.object({
  carrier: v.picklist(CARRIERS),
  purposes: v.array(purpose),
  quote: v.string(),
  controller: v.nullable(v.string()),
  thirdParties: texts,
  retentionDays: v.nullable(v.number()),
  withdraw: v.nullable(v.string()),
  policy: v.nullable(v.string()),
  hosts: texts,
  pixel: v.nullable(v.string()),
});

const disclosure: v.GenericSchema<unknown, Disclosure> = v.object({
  authentication,
  declarations: v.array(declaration),
  purposes: v.array(
    v.object({
      purpose,
      regime,
      carriers: v.array(v.picklist(CARRIERS)),
      doubt: v.nullable(v.picklist(DOUBTS)),
    }),
  ),
  contradictions: v.array(v.picklist(['denied', 'carriers-differ'])),
  denial: v.nullable(v.string()),
  optOuts: v.array(
    v.object({
      kind: v.picklist(OPT_OUT_KINDS),
      source: v.picklist(['declaration', 'body', 'header']),
      url: v.string(),
      quote: v.nullable(v.string()),
    }),
  ),
});

/** A tracker's needs, beside the disclosure that they come from. */
export const neededPurpose = v.object({ purpose, regime });

/** Members of a view's summary that tell of purposes and ways out. */
export const disclosureEntries = {
  disclosure,
  approvals: v.array(
    v.object({
      purpose,
      forSender: v.boolean(),
      forEveryone: v.boolean(),
      everyonePossible: v.boolean(),
      locked: v.nullable(v.picklist(['allowed', 'forbidden'])),
      newHosts: texts,
    }),
  ),
  pastOptOuts: v.array(
    v.object({
      kind: v.picklist(OPT_OUT_KINDS),
      time: v.number(),
      later: count,
      stillTracking: count,
      exempt: count,
      undated: count,
      purposes: v.array(purpose),
      state: v.picklist(OPT_OUT_STATES),
      byPurpose: v.array(v.object({ purpose, messages: count })),
    }),
  ),
  canCheckSender: v.boolean(),
  wellKnown: v.picklist(WELL_KNOWN_STATES),
} satisfies v.ObjectEntries & Record<keyof DisclosureSummary, unknown>;
