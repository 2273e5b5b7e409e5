import type { Fetch } from './well-known-fetch.ts';
import { MAX_LIST } from '../limits.ts';
import { limitedText } from './limited-text.ts';

/** For the whole exchange (milliseconds): shorter than the access that is given for it (`PASSING_LIMIT`). */
const TIMEOUT_MS = 25_000;

/** Why an answer is no list. */
export type ListRefusal = 'too-large' | 'html' | 'redirect' | 'status' | 'timeout' | 'unreachable';

/** What a server said of a list's version, to be told by it next time whether there is a newer one. */
export interface ListVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type ListAnswer =
  | { readonly state: 'new'; readonly text: string; readonly version: ListVersion }
  | { readonly state: 'same' }
  | { readonly state: 'refused'; readonly why: ListRefusal };

/** Longest `ETag` and `Last-Modified` that are kept and sent back. */
const MAX_VERSION = 500;

/**
 * Fetches a filter list: without cookies, without referrer, past the HTTP cache. A redirect is followed only on the host
 * that the user has named. Never throws.
 *
 * @param known the version that is there; its server is asked for a newer one only. Null: for any. A page of another
 * origin may not send these headers unasked (CORS), so that without access to the host it must be null
 * @param timeout milliseconds for the whole exchange
 */
export async function fetchList(
  url: string,
  known: ListVersion | null,
  fetch: Fetch,
  timeout: number = TIMEOUT_MS,
): Promise<ListAnswer> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'follow',
      // Our own condition goes out as it is, and ten megabytes that are kept here are not kept a second time.
      cache: 'no-store',
      headers: conditions(known),
      signal,
    });
    const fault = faultOf(response, url);
    if (fault === null) return await listIn(response);
    await response.body?.cancel();
    return fault;
  } catch {
    return { state: 'refused', why: signal.aborted ? 'timeout' : 'unreachable' };
  }
}

function conditions(known: ListVersion | null): Record<string, string> {
  const headers: Record<string, string> = {};
  if (known?.etag != null) headers['If-None-Match'] = known.etag;
  if (known?.lastModified != null) headers['If-Modified-Since'] = known.lastModified;
  return headers;
}

function faultOf(response: Response, url: string): ListAnswer | null {
  if (response.status === 304) return { state: 'same' };
  if (response.url !== '' && new URL(response.url).host !== new URL(url).host)
    return { state: 'refused', why: 'redirect' };
  if (!response.ok) return { state: 'refused', why: 'status' };
  const type = response.headers.get('Content-Type') ?? '';
  return /\bx?html\b/i.test(type) ? { state: 'refused', why: 'html' } : null;
}

async function listIn(response: Response): Promise<ListAnswer> {
  const text = await limitedText(response, MAX_LIST);
  if (text === null) return { state: 'refused', why: 'too-large' };
  if (isHtml(text)) return { state: 'refused', why: 'html' };
  const version = { etag: short(response, 'ETag'), lastModified: short(response, 'Last-Modified') };
  return { state: 'new', text, version };
}

/** A page that a server gives instead of a list: to log in, or to say that there is none. */
export function isHtml(text: string): boolean {
  return /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text.slice(0, 1_000));
}

function short({ headers }: Response, name: string): string | null {
  const value = headers.get(name);
  return value !== null && value.length <= MAX_VERSION ? value : null;
}
