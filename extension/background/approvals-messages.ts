import type { ApprovalsChange, SettingsImport, SettingsMessage } from '../messages.ts';
import type { Choice, Choices } from '../settings/choices.ts';
import type { SettingsState } from '../settings/settings-state.ts';
import type { ApprovalsStore } from './approvals-store.ts';
import { browser } from '../platform/browser.ts';
import { managedChoices } from './managed-choices.ts';
import { changeSettings, loadSettings } from './settings.ts';
import { exportAll, importAll, resetAll } from './take-away.ts';

/** What answering the settings page takes. */
export interface SettingsServices {
  /** Deletes the history that is older than the user wants it kept. */
  readonly forgetOld: () => Promise<void>;
  /** Deletes all of history. */
  readonly deleteHistory: () => Promise<void>;
  readonly approvals: ApprovalsStore;
  /** Approvals may have changed: holds what was let through by them, and has every open message judged anew. */
  readonly approvalsChanged: () => Promise<void>;
}

/** Answers the settings page. */
export async function answerSettings(message: SettingsMessage, services: SettingsServices): Promise<unknown> {
  const { approvals, approvalsChanged } = services;
  switch (message.kind) {
    case 'approvals-state':
      return settingsState(approvals);
    case 'approvals-withdraw':
      return afterwards(await approvals.withdraw(message.ids), approvalsChanged);
    case 'approvals-sync':
      await approvals.setSync(message.on);
      return 'done';
    case 'approvals-export':
      return exportAll(approvals);
    case 'approvals-import':
      return afterwards(await importFrom(message.text, services), approvalsChanged);
    case 'approvals-look-up':
      await changeSettings({ lookUpDeclarations: message.on });
      return 'done';
    case 'settings-change':
      return changeChoices(message.change, services);
    case 'settings-reset':
      return afterwards(
        await resetAll(approvals, message.history ? services.deleteHistory : null),
        approvalsChanged,
      );
  }
}

/** An administrator who locks has decided what is let through; what blocks more stays the user's. */
async function changeChoices(
  change: Choice,
  { approvals, approvalsChanged, forgetOld }: SettingsServices,
): Promise<ApprovalsChange> {
  const fixed = await fixedChoices(approvals);
  if (fixed.some((name) => name in change)) return 'locked';
  await changeSettings(change);
  if ('retentionMonths' in change) await forgetOld();
  await approvalsChanged();
  return 'done';
}

async function importFrom(text: string, { approvals, forgetOld }: SettingsServices): Promise<SettingsImport> {
  const answer = await importAll(text, approvals, await fixedChoices(approvals));
  if (typeof answer !== 'string') await forgetOld();
  return answer;
}

/** The choices that an administrator has made in the user's place. */
async function fixedChoices(approvals: ApprovalsStore): Promise<(keyof Choices)[]> {
  const [{ policy }, managed] = await Promise.all([
    approvals.settled(),
    managedChoices(browser.storage.managed),
  ]);
  const names = new Set(Object.keys(managed) as (keyof Choices)[]);
  if (policy.lock) names.add('showVisibleIndividual');
  return [...names];
}

async function afterwards<Answer>(answer: Answer, changed: () => Promise<void>): Promise<Answer> {
  await changed();
  return answer;
}

async function settingsState(store: ApprovalsStore): Promise<SettingsState> {
  const [
    { approvals, policy, sync, damaged },
    { lookUpDeclarations, showVisibleIndividual, strictness, retentionMonths, language },
    fixed,
  ] = await Promise.all([store.settled(), loadSettings(), fixedChoices(store)]);
  return {
    approvals,
    policy,
    sync,
    damaged,
    lookUp: lookUpDeclarations,
    choices: { showVisibleIndividual, strictness, retentionMonths, language },
    fixed,
  };
}
