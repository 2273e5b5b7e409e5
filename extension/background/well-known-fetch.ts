import type { Declaration } from '../../shared/disclose/declaration.ts';
import { isDeclaredHost } from '../../shared/disclose/declared-url.ts';
import { MAX_WELL_KNOWN, parseWellKnown, type WellKnownFault } from '../../shared/disclose/well-known.ts';
import { limitedText } from './limited-text.ts';

/** Longer than any server takes that wants to be read; the user waits meanwhile. */
export const TIMEOUT_MS = 5_000;

/** Why an answer does not count. */
export type WellKnownRefusal =
  | WellKnownFault
  /** No public host over https: not asked at all. */
  | 'not-public'
  /** It leads elsewhere; no redirect is followed. */
  | 'redirect'
  | 'timeout'
  /** No connection, or a broken answer. */
  | 'unreachable'
  /** No connection, or an answer without CORS headers, while access to the host was not granted (`well-known.ts`). */
  | 'no-access'
  /** An answer that is neither a file nor "there is none". */
  | 'status';

export type WellKnownAnswer =
  | { readonly state: 'found'; readonly declaration: Declaration }
  | { readonly state: 'none' }
  | { readonly state: 'refused'; readonly why: WellKnownRefusal };

/** What is used of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Asks one domain for its declaration: without cookies, without referrer, past the HTTP cache, and no further than that
 * host. Never throws.
 *
 * An extension's request to a host it has no access to is subject to CORS, as a web page's (tried in Chromium 156): it
 * is sent, with the extension's `Origin`, and its answer can be read only if the server sends
 * `Access-Control-Allow-Origin` (docs/declare.md asks for it). Otherwise `unreachable` comes back, also for a missing file
 * or a redirect; the popup asks the user for access to that one host (`passing-origins.ts`): the request then carries no
 * `Origin`.
 *
 * @param timeout milliseconds for the whole exchange
 */
export async function fetchWellKnown(
  url: string,
  fetch: Fetch,
  timeout: number = TIMEOUT_MS,
): Promise<WellKnownAnswer> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' || !isDeclaredHost(hostname)) return { state: 'refused', why: 'not-public' };
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
      cache: 'no-store',
      headers: { Accept: 'application/json' },
      signal,
    });
    return await answerOf(response);
  } catch {
    return { state: 'refused', why: signal.aborted ? 'timeout' : 'unreachable' };
  }
}

async function answerOf(response: Response): Promise<WellKnownAnswer> {
  const fault = faultOf(response);
  if (fault !== null) {
    await response.body?.cancel();
    return fault;
  }
  const text = await limitedText(response, MAX_WELL_KNOWN);
  if (text === null) return { state: 'refused', why: 'too-large' };
  const reading = parseWellKnown(text);
  return 'fault' in reading
    ? { state: 'refused', why: reading.fault }
    : { state: 'found', declaration: reading.declaration };
}

function faultOf({ type, status, ok }: Response): WellKnownAnswer | null {
  // Browsers hide where a redirect leads and give it the status 0.
  if (type === 'opaqueredirect' || (status >= 300 && status < 400))
    return { state: 'refused', why: 'redirect' };
  if (status === 404 || status === 410) return { state: 'none' };
  return ok ? null : { state: 'refused', why: 'status' };
}
