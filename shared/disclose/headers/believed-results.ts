import type { Field } from './field-list.ts';
import { comesFromOutside } from './received.ts';
import { readResultField, type ResultField } from './result-field.ts';

/** What is known of the mailbox's receiver. */
export interface Receiver {
  /**
   * Names under which it writes Authentication-Results where it is known to strip forged ones (`authservIds` of a webmail);
   * empty where that is not known.
   */
  readonly authservIds: readonly string[];
  /** `comesFromOutside`: true for the great providers, unknown of anybody's own server. */
  readonly ownNetwork: boolean;
}

/** Fields that receivers write above everything else on delivery. */
const DELIVERY_FIELDS: ReadonlySet<string> = new Set([
  'arc-authentication-results',
  'arc-message-signature',
  'arc-seal',
  'delivered-to',
  'received-spf',
  'return-path',
  'x-original-to',
]);

/**
 * The Authentication-Results fields that the receiving hop added, newest first (RFC 8601, section 5). Fields stand
 * newest first, so those above the topmost Received that names another organisation are the receiver's. Between that one
 * and the next below, a field counts only with an authserv-id known to strip forged ones; the sender could have put it
 * there otherwise. Without any Received, only such fields at the very top count.
 *
 * @param receiver its names in lower case
 * @param organisation organisational domain of a host name
 */
export function believedResults(
  fields: readonly Field[],
  { authservIds, ownNetwork }: Receiver,
  organisation: (host: string) => string,
): ResultField[] {
  const { own, known } = zonesOf(fields, organisation, ownNetwork);
  return fields.slice(0, known).flatMap(({ name, value, obsolete }, at) => {
    if (name !== 'authentication-results' || obsolete) return [];
    const field = readResultField(value);
    return at < own || authservIds.some((id) => id === field.authservId) ? [field] : [];
  });
}

/** Places up to which every result counts, and up to which those of known receivers do. */
function zonesOf(
  fields: readonly Field[],
  organisation: (host: string) => string,
  ownNetwork: boolean,
): { own: number; known: number } {
  const hops = fields.flatMap(({ name }, at) => (name === 'received' ? [at] : []));
  const [first] = hops;
  if (first === undefined) return { own: 0, known: endOfDelivery(fields) };
  const outside = hops.findIndex((at) => comesFromOutside(fields[at]?.value ?? '', organisation, ownNetwork));
  // Mail that never came from outside: what a server of one's own wrote last.
  const border = outside === -1 ? 0 : outside;
  return { own: hops[border] ?? first, known: hops[border + 1] ?? fields.length };
}

function endOfDelivery(fields: readonly Field[]): number {
  const end = fields.findIndex(({ name }) => name !== 'authentication-results' && !DELIVERY_FIELDS.has(name));
  return end === -1 ? fields.length : end;
}
