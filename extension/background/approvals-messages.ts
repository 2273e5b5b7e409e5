import type { SettingsMessage } from '../messages.ts';
import type { SettingsState } from '../settings/settings-state.ts';
import type { ApprovalsStore } from './approvals-store.ts';
import { changeSettings, loadSettings } from './settings.ts';

/** Answers the settings page. */
export async function answerSettings(message: SettingsMessage, approvals: ApprovalsStore): Promise<unknown> {
  switch (message.kind) {
    case 'approvals-state':
      return settingsState(approvals);
    case 'approvals-withdraw':
      return approvals.withdraw(message.ids);
    case 'approvals-sync':
      await approvals.setSync(message.on);
      return 'done';
    case 'approvals-export':
      return approvals.exportJson();
    case 'approvals-import':
      return approvals.importJson(message.text);
    case 'approvals-look-up':
      await changeSettings({ lookUpDeclarations: message.on });
      return 'done';
  }
}

async function settingsState(store: ApprovalsStore): Promise<SettingsState> {
  const [{ approvals, policy, sync, damaged }, { lookUpDeclarations }] = await Promise.all([
    store.settled(),
    loadSettings(),
  ]);
  return { approvals, policy, sync, damaged, lookUp: lookUpDeclarations };
}
