import * as v from 'valibot';
import type { DecisionReason } from '../decide/decision.ts';
import { EVIDENCE } from '../detect/judgement.ts';
import { VEHICLES } from '../extract/reference.ts';
import { disclosureEntries, neededPurpose } from './disclosure-schema.ts';
import type { ViewSummary } from './view-summary.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const host = v.string();

const sender = v.object({
  address: v.nullable(v.string()),
  name: v.optional(v.nullable(v.string())),
});

const tracker = v.object({
  id: count,
  vendor: v.nullable(v.string()),
  host,
  vehicle: v.picklist(VEHICLES),
  evidence: v.array(v.picklist(EVIDENCE)),
  lists: v.optional(v.array(v.string())),
  visiblePicture: v.boolean(),
  state: v.picklist(['blocked', 'allowed', 'loaded-by-you', 'waiting']),
  // Words are found by it; one without words shows its own name.
  reason: v.custom<DecisionReason>((id) => typeof id === 'string'),
  needs: v.nullable(v.array(neededPurpose)),
  repeated: v.pipe(count, v.minValue(1)),
});

const picture = v.object({ id: count, host, count, state: v.picklist(['shown', 'did-not-load', 'waiting']) });

const held = v.object({ id: count, host, vehicle: v.picklist(VEHICLES), count });

/** Checks a summary that comes out of storage or by message; unknown members are dropped. */
export const viewSummarySchema: v.GenericSchema<unknown, ViewSummary> = v.object({
  sender,
  yours: v.boolean(),
  trackers: v.array(tracker),
  pictures: v.array(picture),
  held: v.array(held),
  beyondCap: count,
  state: v.picklist(['judged', 'waiting']),
  ...disclosureEntries,
});
