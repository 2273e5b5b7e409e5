import { useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import { plainName } from '../../shared/ui/plain-name.ts';
import { MAX_IMPORT } from '../limits.ts';
import type { ApprovalsChange, SettingsImport } from '../messages.ts';
import type { Choice } from './choices.ts';
import type { SettingsHost, SettingsState } from './settings-state.ts';

/** What the user can do on the settings page; each says how it ended. */
export interface SettingsActions {
  /** @param done what is said once it is withdrawn */
  readonly withdraw: (id: string, done: string) => Promise<void>;
  readonly setSync: (on: boolean) => void;
  readonly setLookUp: (on: boolean) => void;
  readonly choose: (change: Choice) => void;
  readonly exportAll: () => void;
  readonly importFrom: (file: File) => void;
  readonly reset: (history: boolean) => Promise<void>;
}

/** The user's actions on a host, and the sentence about the last of them. */
export function useActions(
  host: SettingsHost,
  t: Translate,
  show: (state: SettingsState) => void,
): { readonly status: string; readonly actions: SettingsActions } {
  const [status, setStatus] = useState('');
  /** Does something, says how it ended, and shows how things are then. */
  const act = async (work: () => Promise<string>): Promise<void> => {
    try {
      const said = await work();
      show(await host.load());
      setStatus(said);
    } catch {
      setStatus(t('act-error.failed'));
    }
  };
  const actions: SettingsActions = {
    withdraw: (id, done) => act(async () => changeWords(await host.withdraw([id]), done, t)),
    setSync(on) {
      void act(async () => {
        await host.setSync(on);
        return t('act.saved');
      });
    },
    setLookUp(on) {
      void act(async () => {
        await host.setLookUp(on);
        return t('act.saved');
      });
    },
    choose(change) {
      void act(async () => changeWords(await host.choose(change), t('act.saved'), t));
    },
    exportAll() {
      void act(async () => t('settings.file.saved', { name: save(await host.exportAll()) }));
    },
    importFrom(file) {
      void act(async () => {
        if (file.size > MAX_IMPORT) return t('settings.import.too-big');
        return importWords(await host.importAll(await file.text()), t);
      });
    },
    reset: (history) => act(async () => changeWords(await host.reset(history), t('settings.reset.done'), t)),
  };
  return { status, actions };
}

function changeWords(answer: ApprovalsChange, done: string, t: Translate): string {
  if (answer === 'done') return done;
  return t(answer === 'full' ? 'act-error.storage-full' : 'act-error.locked');
}

function importWords(answer: SettingsImport, t: Translate): string {
  if (answer === 'full' || answer === 'locked') return changeWords(answer, '', t);
  if (typeof answer === 'string') return t(`settings.import.${answer}`);
  const { added, known, damaged, left, settings, webmails } = answer;
  const parts = [t('settings.import.added', { added, known })];
  if (damaged > 0) parts.push(t('settings.import.damaged', { damaged }));
  if (left > 0) parts.push(t('settings.import.left', { left }));
  if (settings) parts.push(t('settings.import.settings'));
  if (webmails.length > 0)
    parts.push(t('settings.import.webmails', { hosts: webmails.map(plainName).join(', ') }));
  return parts.join(' ');
}

/** Lets the browser save a file. @returns its name */
function save(text: string): string {
  const name = `pixelgate-${new Date().toISOString().slice(0, 10)}.json`;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return name;
}
