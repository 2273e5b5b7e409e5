import { MAX_SOURCE } from '../limits.ts';
import { headerBlockIn, type Shape, shapeOf } from './source-shapes.ts';

/** The webmail fetches the message from its own server meanwhile. */
const TIMEOUT_MS = 10_000;

/** Why there is no header block. */
export const SOURCE_FAULTS = ['other-origin', 'timeout', 'unreachable', 'status', 'no-headers'] as const;

/** A message's header block, or why there is none. */
export type SourceAnswer = { readonly source: string } | { readonly why: (typeof SOURCE_FAULTS)[number] };

/** What is used of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Fetches the source of a message from the webmail that shows it, as far as its headers go; only because the user asked.
 * Never throws, follows no redirect (a session that has ended leads to a login page).
 *
 * @param url from the webmail's adapter
 * @param origin of the page; no other is asked
 * @param timeout milliseconds for the whole exchange
 */
export async function readSource(
  url: string,
  origin: string,
  fetch: Fetch,
  timeout: number = TIMEOUT_MS,
): Promise<SourceAnswer> {
  if (!URL.canParse(url) || new URL(url).origin !== origin) return { why: 'other-origin' };
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
    if (!response.ok || response.body === null) return { why: 'status' };
    const source = headerBlockIn(await readText(response.body.getReader()));
    return source === null ? { why: 'no-headers' } : { source };
  } catch {
    return { why: signal.aborted ? 'timeout' : 'unreachable' };
  }
}

/** The first part of an answer; plain text only up to the empty line behind its headers. */
async function readText(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let shape: Shape | null = null;
  for (let left = MAX_SOURCE; left > 0;) {
    const { value } = await reader.read();
    if (value === undefined) return text;
    const from = Math.max(0, text.length - 4);
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
    shape ??= shapeOf(text);
    if (shape === 'plain' && /\n\r?\n/.test(text.slice(from))) break;
  }
  await reader.cancel();
  return text;
}
