import * as v from 'valibot';
import { DEFAULT_POLICY, type Policy } from '../../shared/decide/decision.ts';
import { RETENTION_MONTHS } from '../settings/choices.ts';
import { browser } from '../platform/browser.ts';

const KEY = 'settings';
const DAYS_OF_YEAR = 365;

/** What is missing counts as the default. */
const settingsSchema = v.object({
  showVisibleIndividual: v.optional(v.boolean(), DEFAULT_POLICY.showVisibleIndividual),
  retentionMonths: v.optional(v.picklist(RETENTION_MONTHS), 12),
  /** The user has been asked about the browser's looking ahead, and is not asked again. */
  hintsAsked: v.optional(v.boolean(), false),
  /** Ask the web site of each sender for its declaration when a message is opened; off unless the user turns it on. */
  lookUpDeclarations: v.optional(v.boolean(), false),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/** The user's settings; damaged ones count as the default, which blocks more. */
async function readSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  const parsed = v.safeParse(settingsSchema, stored ?? {});
  return parsed.success ? parsed.output : v.parse(settingsSchema, {});
}

let settings: Promise<Settings> | null = null;

browser.storage.local.onChanged.addListener(() => {
  settings = null;
});

/** The settings, read once and again after each change. */
export function loadSettings(): Promise<Settings> {
  settings ??= readSettings();
  return settings;
}

/** The settings that a decision depends on. */
export async function loadPolicy(): Promise<Policy> {
  const { showVisibleIndividual } = await loadSettings();
  return { showVisibleIndividual };
}

/** Days that history is kept. */
export async function retentionDays(): Promise<number> {
  return Math.ceil(((await loadSettings()).retentionMonths * DAYS_OF_YEAR) / 12);
}

let writing: Promise<unknown> = Promise.resolve();

/** Changes some settings and leaves the others; changes are written one after another. */
export function changeSettings(change: Partial<Settings>): Promise<void> {
  const written = writing.then(async () => {
    await browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...change } });
    settings = null;
  });
  writing = written.catch(() => undefined);
  return written;
}
