import { declaredText } from './declared-text.ts';
import { PURPOSES, type PurposeId } from './purposes.ts';

/** What a declaration can say, by the names that stand in a header field and in a well-known file. */
export const MEMBERS = [
  'purposes',
  'controller',
  'third-parties',
  'retention',
  'withdraw',
  'policy',
] as const;

export type Member = (typeof MEMBERS)[number];

/** Characters of a name: the longest registered company names fit. */
export const MAX_NAME = 160;

/** Third parties: more on one message is a list that nobody reads. */
export const MAX_THIRD_PARTIES = 50;

/** Days that what was learnt is kept: a hundred years. */
export const MAX_RETENTION_DAYS = 36_500;

/** Characters of what is shown as the sender's own words. */
export const MAX_QUOTE = 500;

/** The known ones of `names`, without doubles, in the order of `PURPOSES`; unknown ones are for later versions. */
export function knownPurposes(names: readonly string[]): PurposeId[] {
  const declared = new Set(names);
  return PURPOSES.filter((purpose) => declared.has(purpose));
}

/** Names fit to be shown, without doubles and empty ones. */
export function declaredNames(names: readonly string[]): string[] {
  const shown = names.slice(0, MAX_THIRD_PARTIES).map((name) => declaredText(name, MAX_NAME));
  return [...new Set(shown)].filter((name) => name !== '');
}

/** A name fit to be shown; null where nothing of it is. */
export function declaredName(name: string): string | null {
  return declaredNames([name])[0] ?? null;
}

/** Whether a number is one of days. */
export function isRetention(days: unknown): days is number {
  return typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MAX_RETENTION_DAYS;
}
