import * as v from 'valibot';
import { selfTest } from '../background/self-test.ts';
import type { SettingsMessage } from '../messages.ts';
import { askAgain } from '../platform/ask-again.ts';
import { browser } from '../platform/browser.ts';
import { browserWebmails } from '../welcome/webmail-access.ts';
import { browserLists } from './lists-host.ts';
import type { SettingsHost, SettingsState } from './settings-state.ts';
import { changeSchema, importSchema, settingsStateSchema } from './settings-state-schema.ts';

const changed = v.object({ kind: v.literal('approvals-changed') });

/** The settings page's host in a browser. Every answer is checked; one that does not fit, or none, rejects. */
export function browserHost(): SettingsHost {
  const send = (message: SettingsMessage): Promise<unknown> => browser.runtime.sendMessage(message);
  const order = async (message: SettingsMessage): Promise<void> => {
    v.parse(changeSchema, await send(message));
  };
  const load = (): Promise<SettingsState> =>
    askAgain(async () => v.parse(settingsStateSchema, await send({ kind: 'approvals-state' })));
  return {
    load,
    withdraw: async (ids) => v.parse(changeSchema, await send({ kind: 'approvals-withdraw', ids })),
    setSync: (on) => order({ kind: 'approvals-sync', on }),
    setLookUp: (on) => order({ kind: 'approvals-look-up', on }),
    choose: async (change) => v.parse(changeSchema, await send({ kind: 'settings-change', change })),
    exportAll: async () => v.parse(v.string(), await send({ kind: 'approvals-export' })),
    importAll: async (text) => v.parse(importSchema, await send({ kind: 'approvals-import', text })),
    reset: async (history) => v.parse(changeSchema, await send({ kind: 'settings-reset', history })),
    webmails: browserWebmails,
    lists: browserLists,
    selfTest,
    subscribe(onState) {
      const listen = (message: unknown): undefined => {
        if (v.is(changed, message)) load().then(onState, () => undefined);
      };
      browser.runtime.onMessage.addListener(listen);
      return () => {
        browser.runtime.onMessage.removeListener(listen);
      };
    },
  };
}
