import type { ApprovalsChange, SettingsImport } from '../messages.ts';
import type { Choice, Choices } from '../settings/choices.ts';
import type { ApprovalsStore } from './approvals-store.ts';
import { grantedOrigins } from './protection.ts';
import { changeSettings, loadSettings, resetSettings } from './settings.ts';
import { settingsForFile, settingsOfFile } from './settings-file.ts';
import { addedHosts } from './sites.ts';

/** Everything that the user set, as the text of a file: settings, approvals, names of added webmails. */
export async function exportAll(approvals: ApprovalsStore): Promise<string> {
  const [settings, origins] = await Promise.all([loadSettings(), grantedOrigins()]);
  const { showVisibleIndividual, strictness, retentionMonths, language, lookUpDeclarations } = settings;
  const choices = { showVisibleIndividual, strictness, retentionMonths, language };
  const more = { choices, lookUp: lookUpDeclarations, webmails: addedHosts(origins) };
  return approvals.exportJson(settingsForFile(more));
}

/**
 * Takes over such a file, or an older one of approvals alone: approvals are added, settings replaced. A file that is
 * refused changes nothing. Webmails need their user's permission in a click: those without it are named.
 *
 * @param fixed choices that stay as they are
 */
export async function importAll(
  text: string,
  approvals: ApprovalsStore,
  fixed: readonly (keyof Choices)[],
): Promise<SettingsImport> {
  const counts = await approvals.importJson(text);
  if (typeof counts === 'string') return counts;
  const { choices, lookUp, webmails } = settingsOfFile(text);
  const taken = Object.entries(choices).filter(([name]) => !fixed.some((one) => one === name));
  const change = {
    ...(Object.fromEntries(taken) as Choice),
    ...(lookUp !== null && { lookUpDeclarations: lookUp }),
  };
  const settings = Object.keys(change).length > 0;
  if (settings) await changeSettings(change);
  const added = addedHosts(await grantedOrigins());
  return { ...counts, settings, webmails: webmails.filter((host) => !added.includes(host)) };
}

/**
 * Puts everything back to how it was at first. Each step is one writing and leaves a valid state: whoever is stopped in
 * between can ask again.
 *
 * @param deleteHistory called first, as it is the step that can fail; null: history stays
 */
export async function resetAll(
  approvals: ApprovalsStore,
  deleteHistory: (() => Promise<void>) | null,
): Promise<ApprovalsChange> {
  if ((await approvals.settled()).policy.lock) return 'locked';
  await deleteHistory?.();
  await approvals.setSync(false); // What the account had is learned, and withdrawn below.
  const given = (await approvals.state()).approvals.map(({ id }) => id);
  const answer = await approvals.withdraw(given);
  if (answer === 'done') await resetSettings();
  return answer;
}
