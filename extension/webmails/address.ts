/**
 * The one e-mail address that a text such as `Shop <news@shop.example>` names, lower case. The last one in angle
 * brackets wins, because a sender may write any address into the name before it; without brackets there must be
 * exactly one. null when there is none, or no telling which.
 */
export function addressIn(text: string | null | undefined): string | null {
  if (!text || text.length > MAX_TEXT) return null; // Cut off, the name's address would be left over.
  const bracketed = [...text.matchAll(BRACKETED)].at(-1)?.[1];
  if (bracketed !== undefined) return bracketed.toLowerCase();
  const found = new Set([...text.matchAll(ADDRESS)].map(([address]) => address.toLowerCase()));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** The address of a `mailto:` link's target, lower case; null when it is none or names several. */
export function mailtoAddress(href: string | null | undefined): string | null {
  const target = /^mailto:([^?]*)/i.exec(href ?? '')?.[1];
  if (target === undefined) return null;
  try {
    return addressIn(decodeURIComponent(target));
  } catch {
    return addressIn(target); // A stray percent sign.
  }
}

/** The name in `Shop <news@shop.example>`; null when the text is empty, an address only, or unreasonably long. */
export function nameIn(text: string | null | undefined): string | null {
  if (!text || text.length > MAX_TEXT) return null;
  const name = text.replace(BRACKETED, ' ').replace(/\s+/g, ' ').trim();
  return name === '' || name.length > MAX_NAME || addressIn(name) === name.toLowerCase() ? null : name;
}

const ADDRESS = /[^\s<>"',;:()[\]@]{1,64}@[^\s<>"',;:()[\]@]{1,255}/g;
const BRACKETED = /<\s{0,4}([^\s<>"',;:()[\]@]{1,64}@[^\s<>"',;:()[\]@]{1,255})\s{0,4}>/g;

/** Longest text searched for an address. */
const MAX_TEXT = 1000;

/** Longest name shown; the card has one line for it. */
const MAX_NAME = 200;
