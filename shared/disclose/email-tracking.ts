import { type Dictionary, parseDictionary } from 'structured-headers';
import type { Declaration } from './declaration.ts';
import { MAX_QUOTE, MEMBERS } from './declared-members.ts';
import { declaredText } from './declared-text.ts';
import { readMembers } from './dictionary-members.ts';
import type { Mistake } from './mistake.ts';

/** Characters of a field that are parsed: a declaration with fifty third parties fits. */
export const MAX_FIELD = 16 * 1024;

/** Mistakes that are listed; who has more corrects these first. */
const MAX_MISTAKES = 20;

/** Characters of an unknown member in a mistake. */
const MAX_WRONG_WORD = 60;

/** What a field says, and what its sender should correct. */
export interface FieldReading {
  /** Null where it cannot be parsed, or says nothing that is known. */
  readonly declaration: Declaration | null;
  readonly mistakes: readonly Mistake[];
}

/**
 * Reads the value of the header field `Email-Tracking`, an RFC 9651 dictionary (docs/declare.md); the same grammar
 * stands in alternative texts. Several fields of that name are joined by `, ` (RFC 9651, section 4.2); of a member that
 * stands twice the last counts. Members and purposes that are not known are ignored, so that later versions can add
 * some. Never throws; the time is linear and bounded by `MAX_FIELD`.
 */
export function readEmailTracking(value: string): FieldReading {
  if (value.length > MAX_FIELD) return nothing({ kind: 'too-long', max: MAX_FIELD });
  // What is left of a folded line, or of one that a mail program wrapped.
  const line = value.replace(/[\t\r\n]/g, ' ');
  const foreign = line.search(/[^ -~]/);
  if (foreign !== -1) return nothing({ kind: 'not-ascii', position: foreign + 1 });
  let dictionary: Dictionary;
  try {
    dictionary = parseDictionary(line);
  } catch (error) {
    return nothing({ kind: 'not-parsed', position: positionOf(error) });
  }
  const unknown = unknownMembers(dictionary);
  if (!MEMBERS.some((member) => dictionary.has(member))) return nothing({ kind: 'says-nothing' }, ...unknown);
  const { statement, mistakes } = readMembers(dictionary);
  return {
    declaration: {
      ...statement,
      carrier: 'header',
      quote: declaredText(line, MAX_QUOTE),
      hosts: [],
      pixel: null,
    },
    mistakes: [...mistakes, ...unknown].slice(0, MAX_MISTAKES),
  };
}

/** The declaration in a field's value; null where there is none. See `readEmailTracking`. */
export function parseEmailTracking(value: string): Declaration | null {
  return readEmailTracking(value).declaration;
}

function nothing(...mistakes: Mistake[]): FieldReading {
  return { declaration: null, mistakes: mistakes.slice(0, MAX_MISTAKES) };
}

function unknownMembers(dictionary: Dictionary): Mistake[] {
  return [...dictionary.keys()]
    .filter((name) => !MEMBERS.some((known) => known === name))
    .map((name) => ({ kind: 'unknown-member', member: name.slice(0, MAX_WRONG_WORD) }));
}

/** The library tells the place in its message alone. */
function positionOf(error: unknown): number {
  const offset = error instanceof Error ? /at offset (\d+)$/.exec(error.message)?.[1] : undefined;
  return Number(offset ?? 0) + 1;
}
