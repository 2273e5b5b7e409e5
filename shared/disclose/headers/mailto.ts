import { hostName } from './host-name.ts';

/** Before the `@` of an address in a mailto URL, percent escapes included (RFC 6068, section 2). */
const LOCAL_PART = /^[\w.!#$%&'*+/=^`{|}~-]{1,256}$/;

/** What a message may be given; anything else (`cc`, `attach` …) would send it to others, or more than is meant. */
const FIELDS = /^(?:subject|body)=[\x21-\x7e]*$/i;

/** An escaped line break in a subject would begin another field. */
const LINE_BREAK = /^subject=.*%0[ad]/i;

/**
 * The mailto URL (RFC 6068) that `text` is, reduced to its one address, subject and body; null where it is none, or
 * names several addresses. Its host stands as punycode.
 */
export function mailtoUrl(text: string): string | null {
  const [, address = '', query = ''] = /^mailto:([^?#]*)(?:\?([^#]*))?/i.exec(text) ?? [];
  const at = address.replace(/%40/i, '@').lastIndexOf('@');
  if (at === -1) return null;
  const plain = address.replace(/%40/i, '@');
  const local = plain.slice(0, at);
  const host = hostName(plain.slice(at + 1));
  if (host === null || !LOCAL_PART.test(local)) return null;
  const fields = query.split('&').filter((field) => FIELDS.test(field) && !LINE_BREAK.test(field));
  return `mailto:${local}@${host}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
}
