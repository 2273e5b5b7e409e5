/**
 * The browser's looking ahead: names of servers looked up, connections opened, before anything is loaded. These are no
 * requests, so no rule sees them (design/gate, third way to leak). The optional permission `privacy` lets us switch it
 * off; that the permission is there is the user's word.
 */
import { browser } from '../platform/browser.ts';
import { loadSettings } from './settings.ts';

const PERMISSION = { permissions: ['privacy' as const] };

/** Switches looking ahead off if the user gave the permission for it; does nothing otherwise, and never fails. */
export async function stopLookingAhead(): Promise<void> {
  try {
    if (!(await browser.permissions.contains(PERMISSION))) return;
    await browser.privacy.network.networkPredictionEnabled.set({ value: false });
  } catch (error) {
    console.error('Pixelgate could not switch off looking ahead.', error);
  }
}

/** Whether to offer it: once, and not to whom has it already. */
export async function offersHints(): Promise<boolean> {
  const { hintsAsked } = await loadSettings();
  return !hintsAsked && !(await browser.permissions.contains(PERMISSION));
}
