import * as v from 'valibot';
import type { Approval } from '../../shared/decide/approval.ts';
import { PURPOSES } from '../../shared/disclose/purposes.ts';

/** Hosts, and path shapes, that one approval may be bound to; a message with more has something else in mind. */
const MAX_BOUND = 50;
const MAX_ADDRESS = 320; // RFC 5321: 64 + 1 + 255.
const MAX_HOST = 253; // RFC 1035, in text.
const MAX_SHAPE = 200; // Seven segments of `pathShape`, with room.
const MAX_TIME = 8.64e15; // The last moment a `Date` can name.

const host = v.pipe(
  v.string(),
  v.maxLength(MAX_HOST),
  v.regex(/^(?:[^\s/?#@:\\<>[\]\p{C}\p{Lu}]+|\[[0-9a-f:.]+\])$/u), // What `URL.hostname` can give, and little more.
);
const pathShape = v.pipe(v.string(), v.maxLength(MAX_SHAPE), v.regex(/^\/[a-z0-9.*/]*$/i));
const address = v.pipe(
  v.string(),
  v.maxLength(MAX_ADDRESS),
  v.regex(/^[^\s<>\p{C}]+$/u),
  v.includes('@'),
  v.toLowerCase(),
);
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TIME));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]{12,40}$/));

const newApproval = v.object({
  purpose: v.picklist(PURPOSES),
  regime: v.picklist(['consent', 'exempt']),
  scope: v.variant('kind', [
    v.object({ kind: v.literal('sender'), address, domain: v.nullable(host) }),
    v.object({ kind: v.literal('everyone') }),
  ]),
  hosts: v.pipe(v.array(host), v.maxLength(MAX_BOUND)),
  pathShapes: v.pipe(v.array(pathShape), v.maxLength(MAX_BOUND)),
});

/** What the user approves, before it has a name and a time. */
export const newApprovalSchema = newApproval;
export type NewApproval = Omit<Approval, 'id' | 'given'>;

/** An approval without what lies beyond the caps of one. */
export function bounded(approval: NewApproval): NewApproval {
  const { hosts, pathShapes } = approval;
  return { ...approval, hosts: hosts.slice(0, MAX_BOUND), pathShapes: pathShapes.slice(0, MAX_BOUND) };
}

/** An approval as it is stored, synced and exported. */
export const approvalSchema: v.GenericSchema<unknown, Approval> = v.object({
  ...newApproval.entries,
  id,
  given: time,
});

/** That an approval was withdrawn, and when: kept so that no other copy brings it back. */
export const withdrawalSchema = v.object({ id, withdrawn: time });
export type Withdrawal = v.InferOutput<typeof withdrawalSchema>;

/** Sorts what fits a schema from what does not. */
export function sortOut<Output>(
  schema: v.GenericSchema<unknown, Output>,
  entries: readonly unknown[],
): { readonly good: Output[]; readonly damaged: unknown[] } {
  const good: Output[] = [];
  const damaged: unknown[] = [];
  for (const entry of entries) {
    const parsed = v.safeParse(schema, entry);
    if (parsed.success) good.push(parsed.output);
    else damaged.push(entry);
  }
  return { good, damaged };
}
