import type { PurposeId } from '../disclose/purposes.ts';
import type { PurposeLanguage, PurposeRow } from './purposes-schema.ts';
import rows from './purposes.json' with { type: 'json' };

/**
 * One row for each of `PURPOSES`, in that order. A test holds the file to its schema, so that the card, which is drawn
 * inside webmail pages, need not carry a validator.
 */
export const PURPOSE_ROWS = rows as readonly PurposeRow[];

const BY_ID = new Map(PURPOSE_ROWS.map((row) => [row.id, row]));

/** Regime, section and words of a purpose. */
export function purposeRow(id: PurposeId): PurposeRow {
  const row = BY_ID.get(id);
  // `PURPOSES` and the file are held equal by a test.
  if (row === undefined) throw new Error(`No row for the purpose ${id}`);
  return row;
}

function words(id: PurposeId, tag: string) {
  const all = purposeRow(id).words;
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return Object.hasOwn(all, primary) ? all[primary as PurposeLanguage] : all.en;
}

/** The purpose's short title. `language`: a BCP 47 tag; one without words falls back to English. */
export function purposeTitle(id: PurposeId, language: string): string {
  return words(id, language).title;
}

/** What it means for the recipient, one or two short sentences (recommendation, section 4.1). */
export function purposeDescription(id: PurposeId, language: string): string {
  return words(id, language).description;
}

/** What the sender must keep to for an exemption (section 3.2); empty where consent is needed. */
export function purposeConditions(id: PurposeId, language: string): readonly string[] {
  return words(id, language).conditions;
}
