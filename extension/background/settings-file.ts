import * as v from 'valibot';
import { CHOICE_ENTRIES, type Choice } from '../settings/choices.ts';

/** Webmails that a file may name; somebody who reads mail in more places is none of our users. */
const MAX_WEBMAILS = 100;
const MAX_HOST = 253; // RFC 1035, in text.

/** What a file holds besides approvals. */
export interface FileSettings {
  readonly choices: Choice;
  /** Ask senders' web sites for their declaration; null where the file does not say. */
  readonly lookUp: boolean | null;
  /** Hosts that the user had added. */
  readonly webmails: readonly string[];
}

/** A value that this version does not know is left out. */
const lenient = <Value>(schema: v.GenericSchema<unknown, Value>) =>
  v.optional(v.fallback(v.optional(schema), undefined));

const settings = v.object({
  showVisibleIndividual: lenient(CHOICE_ENTRIES.showVisibleIndividual),
  strictness: lenient(CHOICE_ENTRIES.strictness),
  retentionMonths: lenient(CHOICE_ENTRIES.retentionMonths),
  language: lenient(CHOICE_ENTRIES.language),
  lookUp: lenient(v.boolean()),
});

const host = v.pipe(v.string(), v.maxLength(MAX_HOST), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/));

const file = v.object({
  settings: v.fallback(v.optional(settings, {}), {}),
  webmails: v.fallback(v.optional(v.pipe(v.array(host), v.maxLength(MAX_WEBMAILS)), []), []),
});

/** What is written into a file beside the approvals. */
export function settingsForFile({ choices, lookUp, webmails }: FileSettings): Record<string, unknown> {
  return { settings: { ...choices, lookUp }, webmails };
}

/**
 * Reads the settings of a file whose approvals were read already, so that it is JSON and not too big. A file of an older
 * version holds none.
 */
export function settingsOfFile(text: string): FileSettings {
  const { settings: found, webmails } = v.parse(file, JSON.parse(text));
  const { lookUp, ...choices } = found;
  const said = Object.entries(choices).filter(([, value]) => value !== undefined);
  return { choices: Object.fromEntries(said), lookUp: lookUp ?? null, webmails };
}
