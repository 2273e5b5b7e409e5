import { useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import type { CardActions } from '../../shared/ui/card-actions.ts';
import type { PauseReach } from '../messages.ts';
import { NO_ANSWER, type PopupHost, type PopupState, type PopupView } from './popup-state.ts';
import { senderHost, viewActions } from '../view-actions.ts';

/** What the popup has to say besides its content. */
export interface Status {
  readonly text: string;
  /** Shown to everybody; otherwise only spoken, because the eye sees it elsewhere. */
  readonly visible: boolean;
}

/** What the user can do in the popup. A promise that rejects has said so already: the button may be used again. */
export interface Actions {
  /** What can be done on one message's card. */
  readonly on: (view: PopupView) => CardActions;
  readonly protect: (host: string) => void;
  readonly stopProtecting: (host: string) => Promise<void>;
  readonly reload: () => void;
  readonly showOnce: () => Promise<void>;
  readonly pause: (reach: PauseReach) => Promise<void>;
  readonly answerHints: (accepted: boolean) => void;
}

const SILENT: Status = { text: '', visible: false };

interface Acting {
  readonly status: Status;
  readonly say: (text: string, visible: boolean) => void;
  readonly actions: Actions;
}

/** The user's actions on a host: each says what it does and how it ended. */
export function useActions(host: PopupHost, t: Translate, show: (state: PopupState) => void): Acting {
  const [status, setStatus] = useState(SILENT);
  const say = (text: string, visible: boolean): void => {
    setStatus({ text, visible });
  };
  const refresh = (): Promise<void> => host.load().then(show);
  /** Does something and shows how things are then. */
  const act = async (work: () => Promise<void>, failed: string): Promise<void> => {
    try {
      await work();
      await refresh();
    } catch (error) {
      say(failed, true);
      throw error;
    }
  };
  const answerHints = async (accepted: boolean): Promise<PopupState> => {
    const given = await host.answerHints(accepted);
    if (accepted) say(t(given ? 'hints.done' : 'not-protected.refused'), true);
    return host.load();
  };
  const actions: Actions = {
    on: ({ id, summary }) =>
      viewActions({
        t,
        senderHost: senderHost(summary),
        act: (one, asks) => host.act(id, one, asks),
        say,
        refresh,
      }),
    protect(site) {
      // No `await` before the call: browsers ask for permission only within the click.
      host.protectSite(site).then(
        (given) => {
          if (given) setStatus(SILENT);
          else say(t('not-protected.refused'), true);
        },
        () => {
          show(NO_ANSWER);
        },
      );
    },
    stopProtecting: (site) => act(() => host.stopProtecting(site), t('site.stop-failed')),
    reload() {
      // No new state is asked for: the page has none before it is loaded, and tells when it has.
      host.reload().catch(() => {
        say(t('reload.failed'), true);
      });
    },
    showOnce() {
      say(t('show-once.asked'), true);
      return act(async () => {
        await host.showOnce();
        setStatus(SILENT);
      }, t('show-once.failed'));
    },
    pause: (reach) => act(() => host.pause(reach), t('pause.failed')),
    answerHints: (accepted) => {
      answerHints(accepted).then(show, () => {
        show(NO_ANSWER);
      });
    },
  };
  return { status, say, actions };
}
