import { addressParser } from 'postal-mime';

/** A header with more addresses than this is not read to its end; nobody is in all of them. */
const MAX_HEADER = 20_000;

/** The addresses of a From or To header, lower case, groups opened. */
export function addressesIn(header: string): string[] {
  if (header.trim() === '') return [];
  return addressParser(header.slice(0, MAX_HEADER), { flatten: true })
    .map(({ address }) => (address ?? '').trim().toLowerCase())
    .filter((address) => address.includes('@'));
}

const BRACKETED = /<([^<>]+)>/g;

/** The http(s) URLs of a List-Unsubscribe header (RFC 2369: a list of URLs in angle brackets). */
export function unsubscribeUrls(header: string | undefined): string[] {
  return [...(header ?? '').slice(0, MAX_HEADER).matchAll(BRACKETED)]
    .map(([, url = '']) => url.replace(/\s+/g, ''))
    .filter((url) => /^https?:/i.test(url));
}
