import { publicUrl } from '../../shared/disclose/public-host.ts';
import { ONE_CLICK } from '../../shared/disclose/headers/one-click.ts';

/** Longer than a server takes that only notes a name; the user waits meanwhile. */
export const OPT_OUT_TIMEOUT_MS = 10_000;

/** What happened, and no more than is known of it. */
export type OptOutResult =
  /** The server said yes. */
  | { readonly outcome: 'done' }
  /** The server answered, and did not say yes; null: it pointed elsewhere, where nothing was sent. */
  | { readonly outcome: 'refused'; readonly status: number | null }
  /** It was sent, and the browser does not let the answer be read. */
  | { readonly outcome: 'request-sent' }
  /** Sent perhaps; no answer came in time. */
  | { readonly outcome: 'no-answer' }
  /** No address to which this may be sent, or no connection. */
  | { readonly outcome: 'not-sent' };

/** What is used of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Unsubscribes in one click (RFC 8058, section 3.2): one POST without cookies, referrer or anything else that the URL
 * does not already say. Never throws, never tries again.
 *
 * With access to the host, redirects are not followed and the answer is known. Without it, the browser hides the answer
 * and follows redirects by itself.
 *
 * @param url of an opt-out of kind `one-click`
 * @param readable whether the extension has access to the URL's host, asked of the browser just before: without it, the
 *   browser sends the request all the same and then says that there was no connection
 * @param timeout milliseconds for the whole exchange
 */
export async function requestOptOut(
  url: string,
  readable: boolean,
  fetch: Fetch,
  timeout: number = OPT_OUT_TIMEOUT_MS,
): Promise<OptOutResult> {
  const target = publicUrl(url);
  if (target === null) return { outcome: 'not-sent' };
  // What is behind `#` is never sent; without it nothing can be mistaken for a release.
  target.hash = '';
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(target.href, {
      method: 'POST',
      body: ONE_CLICK,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      mode: readable ? 'cors' : 'no-cors',
      redirect: readable ? 'manual' : 'follow',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
    await response.body?.cancel();
    return resultOf(response);
  } catch {
    return { outcome: signal.aborted ? 'no-answer' : 'not-sent' };
  }
}

function resultOf({ type, ok, status }: Response): OptOutResult {
  if (type === 'opaque') return { outcome: 'request-sent' };
  if (ok) return { outcome: 'done' };
  const elsewhere = type === 'opaqueredirect' || (status >= 300 && status < 400);
  return { outcome: 'refused', status: elsewhere ? null : status };
}
