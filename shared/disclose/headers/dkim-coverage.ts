import { signerOf, topmost } from './authentication-results.ts';
import { hostName } from './host-name.ts';
import type { MethodResult, ResultField } from './result-field.ts';

/** Whether signatures that the receiver found to hold cover all fields asked for. */
export type Coverage = 'covered' | 'not-covered' | 'unknown';

/** Signatures of one message that are read; mail through several lists carries four or five. */
const MAX_SIGNATURES = 20;

interface Signature {
  readonly domain: string | null;
  readonly selector: string;
  readonly fields: ReadonlySet<string>;
}

/**
 * Whether a DKIM signature that holds covers every one of `names` (RFC 6376, section 3.5, `h=`). Unknown where the
 * receiver's result is not at hand, unless no signature at all names them.
 *
 * @param signatures values of all DKIM-Signature fields, unfolded
 * @param believed fields that the receiving hop added
 * @param names of fields, lower case
 */
export function dkimCoverage(
  signatures: readonly string[],
  believed: readonly ResultField[],
  names: readonly string[],
): Coverage {
  const read = signatures.slice(0, MAX_SIGNATURES).map(readSignature);
  const covering = read.filter(({ fields }) => names.every((name) => fields.has(name)));
  if (read.length > 0 && covering.length === 0) return 'not-covered';
  const results = topmost(believed, 'dkim');
  if (results.length === 0) return 'unknown';
  const passed = results.filter(({ result }) => result === 'pass');
  if (passed.length === 0) return 'not-covered';
  if (passed.some((result) => signerOf(result) === null)) return 'unknown';
  if (read.length === 0) return 'unknown';
  return covering.some((signature) => passed.some((result) => isOf(result, signature)))
    ? 'covered'
    : 'not-covered';
}

function isOf(result: MethodResult, { domain, selector }: Signature): boolean {
  const named = result.properties.get('header.s');
  if (named !== undefined && named.toLowerCase() !== selector) return false;
  const signer = signerOf(result);
  if (signer === null || domain === null) return false;
  // `header.i` may name a host below the domain that signed (RFC 6376, section 3.5, `i=`).
  return signer === domain || (!result.properties.has('header.d') && signer.endsWith(`.${domain}`));
}

/** Tags of a signature: `name=value`, separated by semicolons, white space ignored (RFC 6376, section 3.2). */
function readSignature(value: string): Signature {
  const tags = new Map<string, string>();
  for (const tag of value.replace(/\s+/g, '').toLowerCase().split(';')) {
    const equals = tag.indexOf('=');
    if (equals > 0) tags.set(tag.slice(0, equals), tag.slice(equals + 1));
  }
  return {
    domain: hostName(tags.get('d') ?? ''),
    selector: tags.get('s') ?? '',
    fields: new Set((tags.get('h') ?? '').split(':')),
  };
}
