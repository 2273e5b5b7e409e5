import PostalMime, { type Email } from 'postal-mime';
import { MAX_HEADER_BLOCK } from '../../../shared/disclose/headers/field-list.ts';
import { addressesIn } from './addresses.ts';
import { errorWords, type Input, MAX_MESSAGE_BYTES, TOO_LARGE } from './input.ts';

/** Every message has one of these; a file with none is something else. */
const USUAL_HEADERS = [
  'from',
  'date',
  'subject',
  'message-id',
  'received',
  'content-type',
  'mime-version',
  'to',
];

function headersOf(email: Email): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, value } of email.headers)
    headers[key] = key in headers ? `${headers[key] ?? ''}\n${value}` : value;
  return headers;
}

/** Reads one message in the format of RFC 5322. What cannot be parsed gives an error and never throws. */
export async function readEml(bytes: Uint8Array, id: string): Promise<Input> {
  if (bytes.length >= MAX_MESSAGE_BYTES) return { id, error: TOO_LARGE };
  try {
    const email = await PostalMime.parse(bytes);
    const headers = headersOf(email);
    if (!USUAL_HEADERS.some((name) => name in headers)) return { id, error: 'no mail headers' };
    const to = ['to', 'delivered-to', 'x-original-to'].flatMap((name) => addressesIn(headers[name] ?? ''));
    return {
      id,
      from: addressesIn(headers['from'] ?? '')[0] ?? null,
      to: [...new Set(to)],
      headers,
      source: new TextDecoder().decode(bytes.subarray(0, MAX_HEADER_BLOCK)),
      html: email.html ?? '',
    };
  } catch (error) {
    return { id, error: errorWords(error) };
  }
}
