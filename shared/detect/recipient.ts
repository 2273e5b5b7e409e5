import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { MAX_RECIPIENTS } from './thresholds.ts';
import { isStaticFileName } from './static-asset.ts';
import type { UrlParts } from './url-parts.ts';

/** What an address looks like inside a URL: searched in the URL as written, or in its lower-cased form. */
export interface AddressNeedles {
  readonly exact: readonly string[];
  readonly lower: readonly string[];
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 core shorter than this stands in many URLs by chance. */
const MIN_BASE64_CORE = 8;

function base64Core(bytes: Uint8Array, offset: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const skip = (6 - ((offset * 8) % 6)) % 6;
  let text = '';
  for (let at = skip; at + 6 <= bits.length; at += 6)
    text += BASE64.charAt(Number.parseInt(bits.slice(at, at + 6), 2));
  return text;
}

/**
 * Base64 of the address at each of the three alignments it can have inside a longer text (a JSON object, say): only the
 * characters that depend on the address alone.
 */
function base64Forms(bytes: Uint8Array): string[] {
  const cores = [0, 1, 2]
    .map((offset) => base64Core(bytes, offset))
    .filter((core) => core.length >= MIN_BASE64_CORE);
  return cores.flatMap((core) => [core, core.replaceAll('+', '-').replaceAll('/', '_')]);
}

function formsOf(address: string): AddressNeedles {
  const bytes = new TextEncoder().encode(address);
  const digests = [md5(bytes), sha1(bytes), sha256(bytes)];
  const lower = [address.toLowerCase(), bytesToHex(bytes), ...digests.map((digest) => bytesToHex(digest))];
  const exact = [...base64Forms(bytes), ...digests.flatMap((digest) => base64Core(digest, 0))];
  return { exact, lower };
}

/**
 * Everything to look for: each address as given and lower-cased, in plain, as base64 (both alphabets), as hex, and its
 * MD5, SHA-1 and SHA-256 (hex and base64). Hex is compared without regard to case.
 */
export function addressNeedles(addresses: readonly string[]): AddressNeedles {
  const given = addresses.slice(0, MAX_RECIPIENTS).map((address) => address.trim());
  const forms = [...new Set(given.flatMap((address) => [address, address.toLowerCase()]))]
    .filter((address) => address.includes('@'))
    .map(formsOf);
  return {
    exact: [...new Set(forms.flatMap((form) => form.exact))],
    lower: [...new Set(forms.flatMap((form) => form.lower))],
  };
}

function decodeTwice(text: string): string {
  let decoded = text;
  for (let round = 0; round < 2 && decoded.includes('%'); round += 1) {
    decoded = decoded.replace(/%[0-7][0-9a-f]/gi, (code) =>
      String.fromCharCode(Number.parseInt(code.slice(1), 16)),
    );
  }
  return decoded;
}

/** Whether a URL carries one of the mailbox owner's addresses, in any form. */
export function carriesAddress(url: string, needles: AddressNeedles): boolean {
  if (needles.lower.length === 0) return false;
  const decoded = decodeTwice(url);
  if (needles.exact.some((needle) => decoded.includes(needle))) return true;
  const lower = decoded.toLowerCase();
  return needles.lower.some((needle) => lower.includes(needle));
}

const MAILBOX = /^[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}$/i;
const ADDRESS_NAMES =
  /^(?:e?-?mail|e|mail_?address|email_?address|to|rcpt|recipient|contact|subscriber|user|usermail|useremail)$/i;

/** Longest JSON token that is decoded. */
const MAX_JSON_TOKEN = 4_096;
const ADDRESS_IN_JSON = /"[^"@\s]{1,64}@[^"@\s]{3,253}"/;

/** Whether a base64 JSON object (a JWT's part) has an address among its values. */
function jsonCarriesAddress(text: string): boolean {
  const start = text.indexOf('eyJ');
  if (start === -1) return false;
  return text
    .slice(start, start + MAX_JSON_TOKEN)
    .split('.', 2)
    .some((part) => {
      try {
        return ADDRESS_IN_JSON.test(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
      } catch {
        return false;
      }
    });
}

/**
 * Whether a URL carries somebody's address although it is none that we know the mailbox's owner by (aliases,
 * forwarding, an unknown account). The sender's own addresses do not count.
 */
export function carriesSomeAddress(url: UrlParts, senderDomain: string | null): boolean {
  if (url.segments.some(jsonCarriesAddress) || url.query.some(([, value]) => jsonCarriesAddress(value)))
    return true;
  if (!url.url.includes('@') && !url.url.includes('%')) return false;
  const isMailbox = (text: string): boolean => {
    const at = text.indexOf('@');
    if (at < 1 || isStaticFileName(text) || !MAILBOX.test(text)) return false;
    return senderDomain === null || !text.toLowerCase().endsWith(`@${senderDomain}`);
  };
  return (
    url.query.some(
      ([name, value]) => isMailbox(value) || (ADDRESS_NAMES.test(name) && /^[^@]+@[^@]/.test(value)),
    ) || url.segments.some(isMailbox)
  );
}
