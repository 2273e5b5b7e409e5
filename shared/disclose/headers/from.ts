import { hostName } from './host-name.ts';
import { isSeparator, splitTokens, tokensOf, type Token } from './tokens.ts';

/** Characters before the `@`; 64 by RFC 5321, section 4.5.3.1.1, more in bounce addresses. */
const MAX_LOCAL_PART = 256;

/** No white space, nothing invisible, nothing that means something else in an address. */
const LOCAL_PART = /^[^\s\p{C}"(),:;<>@[\\\]]+$/u;

/**
 * The one address of a message's From, lower case, its domain as punycode; null where there is none, where there are
 * several addresses or fields (RFC 7489, section 6.6.1: such mail has no identity to be checked), or where it cannot be
 * read for certain. Addresses in display names, comments and encoded words are words, not addresses.
 *
 * @param values of all From fields of the message, unfolded
 */
export function fromAddress(values: readonly string[]): string | null {
  const [value] = values;
  if (value === undefined || values.length > 1) return null;
  const parts = splitTokens(tokensOf(value, '<>@,;'), ',').filter(holdsAddress);
  return parts.length === 1 ? addressIn(parts[0] ?? []) : null;
}

/** The domain of an address that {@link fromAddress} gave. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** A part without either is the first half of a name with a bare comma. */
function holdsAddress(part: readonly Token[]): boolean {
  return part.some((token) => isSeparator(token, '@') || isSeparator(token, '<'));
}

function addressIn(part: readonly Token[]): string | null {
  const open = part.findIndex((token) => isSeparator(token, '<'));
  if (open === -1) return plainAddress(part);
  const close = part.length - 1;
  return isSeparator(part[close], '>') ? plainAddress(part.slice(open + 1, close)) : null;
}

/** `local@domain` and nothing else; a quoted local part only if it would not have needed its quotes. */
function plainAddress(tokens: readonly Token[]): string | null {
  const [local, at, domain] = tokens;
  if (tokens.length !== 3 || local === undefined || domain?.kind !== 'word' || !isSeparator(at, '@'))
    return null;
  if (local.kind === 'separator' || local.text.length > MAX_LOCAL_PART || !LOCAL_PART.test(local.text))
    return null;
  const host = hostName(domain.text);
  return host === null ? null : `${local.text.toLowerCase()}@${host}`;
}
