import type { Authentication } from '../authentication.ts';
import { hostName } from './host-name.ts';
import type { MethodResult, ResultField } from './result-field.ts';

/**
 * Whether the receiver confirms the domain of From. `dmarc=pass` does, where it was found for that domain (RFC 7489,
 * section 3.1), and so does `dkim=pass` by that organisation where there is no DMARC policy to ask. Of each method the
 * topmost believed field with a result of it counts. SPF alone is about the envelope, not about From; ARC results are
 * another server's word.
 *
 * @param believed fields that the receiving hop added, newest first
 * @param domain of From; null where there is none
 * @param organisation organisational domain of a host name
 */
export function judgeResults(
  believed: readonly ResultField[],
  domain: string | null,
  organisation: (host: string) => string,
): Authentication {
  const dmarc = topmost(believed, 'dmarc');
  const dkim = topmost(believed, 'dkim');
  if (dmarc.length === 0 && dkim.length === 0) return { state: 'not-verified', why: 'no-result' };
  const failed: Authentication = { state: 'failed', domain };
  if (domain === null) return failed;
  const aligned = (host: string | null) => host !== null && organisation(host) === organisation(domain);
  if (dmarc.length > 0 && dmarc.every((result) => result.result === 'pass')) {
    const named = dmarc.map(({ properties }) => hostOf(properties.get('header.from')));
    if (named.every(aligned)) return { state: 'authenticated', domain, by: 'dmarc' };
    // A pass for another domain: the receiver read another From than we do.
    if (named.some((host) => host !== null)) return failed;
  }
  // A DMARC failure weighs more than a signature: the sender's policy may ask for more than the organisation's.
  if (dmarc.some(({ result }) => result === 'fail' || result === 'permerror')) return failed;
  return passedSigners(dkim).some(aligned) ? { state: 'authenticated', domain, by: 'dkim' } : failed;
}

/** Results of one method in the topmost field that has any. */
export function topmost(believed: readonly ResultField[], method: string): MethodResult[] {
  const results = believed.map((field) => field.results.filter((result) => result.method === method));
  return results.find((found) => found.length > 0) ?? [];
}

/** Domains whose DKIM signatures hold, from `header.d` or, without it, from `header.i`. */
function passedSigners(dkim: readonly MethodResult[]): (string | null)[] {
  return dkim.filter(({ result }) => result === 'pass').map(signerOf);
}

/** The domain that signed; null where the result does not say it. */
export function signerOf({ properties }: MethodResult): string | null {
  return hostOf(properties.get('header.d') ?? properties.get('header.i'));
}

/** `shop.example`, `@shop.example` or `news@shop.example`. */
function hostOf(property: string | undefined): string | null {
  return property === undefined ? null : hostName(property.slice(property.lastIndexOf('@') + 1));
}
