import * as v from 'valibot';
import { DEFAULT_POLICY, type Policy } from '../../shared/decide/decision.ts';
import { browser } from '../platform/browser.ts';
import { CHOICE_ENTRIES, SETTINGS_KEY } from '../settings/choices.ts';
import { managedChoices, managedChoicesSoon } from './managed-choices.ts';

const DAYS_OF_YEAR = 365;

/** What is missing counts as the default. */
const settingsSchema = v.object({
  showVisibleIndividual: v.optional(
    CHOICE_ENTRIES.showVisibleIndividual,
    DEFAULT_POLICY.showVisibleIndividual,
  ),
  strictness: v.optional(CHOICE_ENTRIES.strictness, DEFAULT_POLICY.strictness),
  retentionMonths: v.optional(CHOICE_ENTRIES.retentionMonths, 12),
  language: v.optional(CHOICE_ENTRIES.language, 'browser'),
  /** The user has been asked about the browser's looking ahead, and is not asked again. */
  hintsAsked: v.optional(v.boolean(), false),
  /** Ask the web site of each sender for its declaration when a message is opened; off unless the user turns it on. */
  lookUpDeclarations: v.optional(v.boolean(), false),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/** The user's own settings; damaged ones count as the default, which blocks more. */
async function readSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];
  const parsed = v.safeParse(settingsSchema, stored ?? {});
  return parsed.success ? parsed.output : v.parse(settingsSchema, {});
}

let settings: Promise<Settings> | null = null;

function forget(): void {
  settings = null;
}

browser.storage.onChanged.addListener((_changes, area) => {
  if (area === 'local' || area === 'managed') forget();
});

/** The settings that hold: the user's, and above them an administrator's. Read once and again after each change. */
export function loadSettings(): Promise<Settings> {
  settings ??= Promise.all([readSettings(), managedChoicesSoon(browser.storage.managed, forget)]).then(
    ([own, managed]) => ({ ...own, ...managed }),
  );
  return settings;
}

/** The settings that a decision depends on. */
export async function loadPolicy(): Promise<Policy> {
  const { showVisibleIndividual, strictness } = await loadSettings();
  return { showVisibleIndividual, strictness };
}

/** Days that history is kept. Waits for what an administrator decided: what is deleted does not come back. */
export async function retentionDays(): Promise<number> {
  const [own, managed] = await Promise.all([readSettings(), managedChoices(browser.storage.managed)]);
  return Math.ceil(((managed.retentionMonths ?? own.retentionMonths) * DAYS_OF_YEAR) / 12);
}

let writing: Promise<unknown> = Promise.resolve();

/** One writing after another, whatever became of the one before. */
function inTurn(write: () => Promise<void>): Promise<void> {
  const written = writing.then(write).then(forget);
  writing = written.catch(() => undefined);
  return written;
}

/** Changes some settings and leaves the others. */
export function changeSettings(change: Partial<Settings>): Promise<void> {
  return inTurn(async () => {
    await browser.storage.local.set({ [SETTINGS_KEY]: { ...(await readSettings()), ...change } });
  });
}

/** Puts every setting back to its default. One removal: a reader sees all of the settings from before, or none. */
export function resetSettings(): Promise<void> {
  return inTurn(() => browser.storage.local.remove(SETTINGS_KEY));
}
