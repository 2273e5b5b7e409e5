import { afterSpace } from './tokens.ts';

/** Characters of one URL; longer ones do not survive on the way to a server (`MAX_URL_LENGTH` of the extractor). */
const MAX_URL = 8 * 1024;

/** It begins with a scheme (RFC 3986, section 3.1). */
const URL_SHAPE = /^[a-z][a-z0-9+.-]{0,31}:/i;

/** An encoded word (RFC 2047); some senders' libraries make a long field one, although structured fields may not. */
const ENCODED_WORD = /=\?[^?\s]{1,40}\?([bq])\?([^?\s]*)\?=/gi;

/**
 * The URLs of a List field (RFC 2369, section 2): in angle brackets, separated by commas, white space inside brackets
 * ignored, comments between them skipped. What begins otherwise is ignored, whatever follows a bracket without a comma
 * too, and everything from the first item on that is no URL in brackets. Never throws; linear.
 *
 * @param value of the field, unfolded
 */
export function listedUrls(value: string): string[] {
  const text = value.startsWith('=?') ? decoded(value) : value;
  const urls: string[] = [];
  let at = afterSpace(text, 0);
  while (text.charAt(at) === '<') {
    const end = text.indexOf('>', at);
    if (end === -1) break;
    const url = text.slice(at + 1, end).replace(/\s+/g, '');
    if (url.includes('<') || !URL_SHAPE.test(url)) break;
    if (url.length <= MAX_URL) urls.push(url);
    const next = afterSpace(text, end + 1);
    if (text.charAt(next) !== ',') break;
    at = afterSpace(text, next + 1);
  }
  return urls;
}

/** URLs are ASCII, so that the charset says nothing; white space between two encoded words is none of the text's. */
function decoded(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(ENCODED_WORD, (_, encoding: string, text: string) =>
      encoding.toLowerCase() === 'b' ? fromBase64(text) : fromQuoted(text),
    );
}

function fromBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

function fromQuoted(text: string): string {
  return text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
