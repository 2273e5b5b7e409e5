import * as v from 'valibot';
import { STRICTNESSES, type Policy } from '../../shared/decide/decision.ts';
import { LANGUAGES, type Language } from '../../shared/locales/translate.ts';

/** How long history may be kept, in months; the default is a year (design/architecture, decision 7). */
export const RETENTION_MONTHS = [1, 3, 6, 12, 24] as const;
export type RetentionMonths = (typeof RETENTION_MONTHS)[number];

/** Where the settings stand in `storage.local`. */
export const SETTINGS_KEY = 'settings';

/** What Pixelgate speaks: the browser's language, or one of its own. */
export const LANGUAGE_CHOICES = ['browser', ...LANGUAGES] as const;
export type LanguageChoice = 'browser' | Language;

/** What the user chooses on the settings page besides approvals: first of all what decisions depend on. */
export interface Choices extends Policy {
  readonly retentionMonths: RetentionMonths;
  readonly language: LanguageChoice;
}

/** Some of them, chosen anew. */
export type Choice = Partial<Choices>;

/** Checks each choice, wherever it comes from: storage, a page, a file, an administrator. */
export const CHOICE_ENTRIES = {
  showVisibleIndividual: v.boolean(),
  strictness: v.picklist(STRICTNESSES),
  retentionMonths: v.picklist(RETENTION_MONTHS),
  language: v.picklist(LANGUAGE_CHOICES),
} as const;

export const CHOICES = Object.keys(CHOICE_ENTRIES) as (keyof Choices)[];

/** Checks some choices. */
export const choiceSchema = v.strictObject({
  showVisibleIndividual: v.exactOptional(CHOICE_ENTRIES.showVisibleIndividual),
  strictness: v.exactOptional(CHOICE_ENTRIES.strictness),
  retentionMonths: v.exactOptional(CHOICE_ENTRIES.retentionMonths),
  language: v.exactOptional(CHOICE_ENTRIES.language),
});
