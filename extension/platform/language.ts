import * as v from 'valibot';
import { CHOICE_ENTRIES, SETTINGS_KEY } from '../settings/choices.ts';
import { browser } from './browser.ts';

const stored = v.object({ language: CHOICE_ENTRIES.language });

/** What the user has chosen, or else the browser's language, with underscores as `@@ui_locale` has it. */
async function chosenTag(): Promise<string> {
  const parsed = v.safeParse(stored, (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
  const chosen = parsed.success ? parsed.output.language : 'browser';
  return chosen === 'browser' ? browser.i18n.getMessage('@@ui_locale') : chosen;
}

/**
 * Speaks the language that the user wants, and from then on whichever is chosen.
 *
 * @param speak called with a BCP 47 tag (or with underscores) once it is known, and again with each other one
 * @returns resolves after the first call; where storage cannot be read, it is the browser's language
 */
export async function inChosenLanguage(speak: (tag: string) => void): Promise<void> {
  let spoken: string | null = null;
  const follow = async (): Promise<void> => {
    const tag = await chosenTag().catch(() => browser.i18n.getMessage('@@ui_locale'));
    if (tag === spoken) return;
    spoken = tag;
    speak(tag);
  };
  browser.storage.local.onChanged.addListener((changes) => {
    if (SETTINGS_KEY in changes) void follow();
  });
  await follow();
}
