import * as v from 'valibot';
import { passing } from '../background/passing-origins-browser.ts';
import { hostPatterns } from '../background/sites.ts';
import { ACT_ERRORS, type PopupMessage } from '../messages.ts';
import { askAgain } from '../platform/ask-again.ts';
import { browser } from '../platform/browser.ts';
import { NO_ANSWER, type PopupHost, type PopupState } from './popup-state.ts';
import { popupStateSchema } from './popup-state-schema.ts';
import { ActFailed } from '../view-actions.ts';

/** Background → popup, whenever what the popup shows may have changed. */
const changedSchema = v.object({ kind: v.literal('popup-changed'), tabId: v.number() });

const done = v.object({ done: v.literal(true) });

const actAnswer = v.union([
  done,
  v.object({ ok: v.literal(true) }),
  v.object({ error: v.picklist(ACT_ERRORS) }),
]);

/**
 * The popup's host in a browser, for one tab. Every answer is checked; one that does not fit, or none, rejects.
 *
 * @param tabId the tab above which the popup is open
 */
export function browserHost(tabId: number): PopupHost {
  const send = (message: PopupMessage): Promise<unknown> => browser.runtime.sendMessage(message);
  const order = async (message: PopupMessage): Promise<void> => {
    v.parse(done, await send(message));
  };
  const load = (): Promise<PopupState> =>
    askAgain(async () => v.parse(popupStateSchema, await send({ kind: 'popup-state', tabId })));
  return {
    load,
    act(view, act, asks) {
      const work = async (): Promise<void> => {
        const answer = v.parse(actAnswer, await send({ ...act, tabId, view }));
        if ('error' in answer) throw new ActFailed(answer.error);
      };
      return asks === null ? work() : passing.withAccess(asks, work);
    },
    openSettings: () => void browser.runtime.openOptionsPage(),
    stopProtecting: (host) => order({ kind: 'stop-protecting', tabId, host }),
    reload: () => browser.tabs.reload(tabId),
    pause: (reach) => order({ kind: 'pause', tabId, reach }),
    showOnce: () => order({ kind: 'show-once', tabId }),
    answerHints(accepted) {
      // Before the browser's own question: that one may close the popup, and nobody is asked twice.
      const told = order({ kind: 'hints-asked' });
      const given = accepted ? browser.permissions.request({ permissions: ['privacy'] }) : true;
      return Promise.all([given, told]).then(([answer]) => answer);
    },
    async protectSite(host) {
      const given = await browser.permissions.request({ origins: hostPatterns(host) });
      if (given) await send({ kind: 'protect-site', tabId, host });
      return given;
    },
    subscribe(onState) {
      const listen = (message: unknown): undefined => {
        const changed = v.safeParse(changedSchema, message);
        if (!changed.success || changed.output.tabId !== tabId) return;
        load().then(onState, () => {
          onState(NO_ANSWER);
        });
      };
      browser.runtime.onMessage.addListener(listen);
      return () => {
        browser.runtime.onMessage.removeListener(listen);
      };
    },
  };
}
