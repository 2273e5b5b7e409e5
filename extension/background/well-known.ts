import { wellKnownUrls } from '../../shared/disclose/well-known-url.ts';
import type { WellKnownCache } from './well-known-cache.ts';
import { type Fetch, fetchWellKnown, type WellKnownAnswer } from './well-known-fetch.ts';

export interface WellKnownServices {
  readonly fetch: Fetch;
  readonly cache: WellKnownCache;
  /** Whether the extension has access to the host of a URL, without which an answer may be hidden. */
  readonly hasAccess: (url: string) => Promise<boolean>;
  /** By the public suffix list; null where a name has none. */
  readonly registrableDomain: (host: string) => string | null;
}

/**
 * What a sender declares on its own domain, or else on its organisational one. Asked only when the user wants it, never
 * because a message was opened. Never throws.
 *
 * @param senderDomain of the From address
 * @param keep false in private windows: the answer is not written, since it tells whose mail was read
 */
export async function askWellKnown(
  senderDomain: string,
  keep: boolean,
  services: WellKnownServices,
): Promise<WellKnownAnswer> {
  let first: WellKnownAnswer | null = null;
  for (const url of wellKnownUrls(senderDomain, services.registrableDomain(senderDomain))) {
    const answer = await answerOf(url, keep, services);
    if (answer.state === 'found') return answer;
    // "There is none" on the organisational domain says less than why the sender's own did not count; and access is
    // asked only to the sender's own.
    if (first === null || (first.state === 'none' && !lacksAccess(answer))) first = answer;
  }
  return first ?? { state: 'refused', why: 'not-public' };
}

async function answerOf(url: string, keep: boolean, services: WellKnownServices): Promise<WellKnownAnswer> {
  const known = await services.cache.get(url).catch(() => null);
  if (known !== null) return known;
  const answer = await freshAnswer(url, services);
  // Storage that is full or gone costs a request the next time, not the answer.
  if (keep) await services.cache.set(url, answer).catch(() => undefined);
  return answer;
}

async function freshAnswer(url: string, { fetch, hasAccess }: WellKnownServices): Promise<WellKnownAnswer> {
  const answer = await fetchWellKnown(url, fetch);
  const isHidden = answer.state === 'refused' && answer.why === 'unreachable' && !(await hasAccess(url));
  return isHidden ? { state: 'refused', why: 'no-access' } : answer;
}

function lacksAccess(answer: WellKnownAnswer): boolean {
  return answer.state === 'refused' && answer.why === 'no-access';
}
