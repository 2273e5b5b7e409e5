import * as v from 'valibot';
import type { Declaration } from './declaration.ts';
import {
  declaredName,
  declaredNames,
  isRetention,
  knownPurposes,
  MAX_NAME,
  MAX_QUOTE,
  MAX_THIRD_PARTIES,
} from './declared-members.ts';
import { declaredText } from './declared-text.ts';
import { declaredUrl, isDeclaredHost } from './declared-url.ts';

/** Bytes of a file that are read, and characters that are parsed: hundreds of hosts fit. */
export const MAX_WELL_KNOWN = 64 * 1024;

/** Lists in objects in lists: a declaration needs two, a later version some more. */
const MAX_DEPTH = 8;

/** Purposes that are read; there are seven today. */
const MAX_PURPOSES = 64;

/** Characters of a purpose's name. */
const MAX_PURPOSE = 64;

/** Hosts that serve one sender's pixels. */
const MAX_HOSTS = 50;

/** Why a file does not count. */
export type WellKnownFault = 'too-large' | 'not-json' | 'too-deep' | 'invalid';

export type WellKnownReading =
  | { readonly declaration: Declaration }
  /** `member`: where the file departs from the schema, as `hosts.0`; null where it is no object. */
  | { readonly fault: WellKnownFault; readonly member: string | null };

// As JSON Schema counts, so that the published schema and this one agree: characters, not UTF-16 units.
const text = (max: number) =>
  v.pipe(
    v.string(),
    v.check((value) => value !== '' && Array.from(value).length <= max),
  );
const address = v.pipe(
  v.string(),
  v.check((value) => declaredUrl(value) !== null),
);

/** docs/email-tracking.schema.json says the same. Members that are not known are left out. */
const WellKnownFile = v.object({
  purposes: v.pipe(v.array(text(MAX_PURPOSE)), v.maxLength(MAX_PURPOSES)),
  controller: v.optional(text(MAX_NAME)),
  'third-parties': v.optional(v.pipe(v.array(text(MAX_NAME)), v.maxLength(MAX_THIRD_PARTIES))),
  retention: v.optional(v.custom<number>(isRetention)),
  withdraw: v.optional(address),
  policy: v.optional(address),
  hosts: v.optional(v.pipe(v.array(v.pipe(v.string(), v.check(isDeclaredHost))), v.maxLength(MAX_HOSTS))),
});

/**
 * Reads the text of `https://DOMAIN/.well-known/email-tracking.json`. Size and depth are looked at before it is parsed;
 * `__proto__` and the like are members that are not known. Never throws.
 */
export function parseWellKnown(file: string): WellKnownReading {
  if (file.length > MAX_WELL_KNOWN) return { fault: 'too-large', member: null };
  if (isTooDeep(file)) return { fault: 'too-deep', member: null };
  let value: unknown;
  try {
    value = JSON.parse(file);
  } catch {
    return { fault: 'not-json', member: null };
  }
  const parsed = v.safeParse(WellKnownFile, value);
  if (!parsed.success) return { fault: 'invalid', member: v.getDotPath(parsed.issues[0]) };
  const { purposes, controller, retention, withdraw, policy, hosts = [], ...rest } = parsed.output;
  return {
    declaration: {
      carrier: 'well-known',
      purposes: knownPurposes(purposes),
      quote: declaredText(file, MAX_QUOTE),
      controller: declaredName(controller ?? ''),
      thirdParties: declaredNames(rest['third-parties'] ?? []),
      retentionDays: retention ?? null,
      withdraw: declaredUrl(withdraw ?? ''),
      policy: declaredUrl(policy ?? ''),
      hosts: [...new Set(hosts)],
      pixel: null,
    },
  };
}

/** Counts open brackets outside strings, one character after the other. */
function isTooDeep(file: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < file.length; at += 1) {
    const char = file[at];
    if (inString && char === '\\') at += 1;
    else if (char === '"') inString = !inString;
    else if (inString) continue;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
