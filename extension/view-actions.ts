import type { Translate } from '../shared/locales/translate.ts';
import { askedKey } from '../shared/ui/asked-key.ts';
import type { CardActions } from '../shared/ui/card-actions.ts';
import type { ViewSummary } from '../shared/ui/view-summary.ts';
import { hostInAscii } from '../shared/ui/web-address.ts';
import type { ActError, ViewAct } from './messages.ts';

/** What was asked for was not done; its reason has words. */
export class ActFailed extends Error {
  readonly reason: ActError;

  constructor(reason: ActError) {
    super(reason);
    this.reason = reason;
  }
}

/** The host of a message's From address in ASCII; null where there is none. */
export function senderHost({ sender }: ViewSummary): string | null {
  const domain = sender.address?.split('@').at(-1) ?? '';
  return hostInAscii(`https://${domain}/`);
}

interface ActingOn {
  readonly t: Translate;
  /** Host that the message says it was sent from; null where it does not say. */
  readonly senderHost: string | null;
  /**
   * Does it. Rejects, with `ActFailed` where the reason is known.
   *
   * @param asks host that will be asked over https, where its answer can be read only with access to it
   */
  readonly act: (act: ViewAct, asks: string | null) => Promise<void>;
  /** Says something; only spoken unless `visible`. */
  readonly say: (text: string, visible: boolean) => void;
  /** Opens the popup at this message; nothing in the popup itself. */
  readonly toPopup?: () => void;
  /** Shows how things are now. */
  readonly refresh: () => Promise<void>;
}

/** What can be done on one message's card, in the popup or in the message: each says how it ended. */
export function viewActions({ t, senderHost, act, say, toPopup, refresh }: ActingOn): CardActions {
  const run = async (
    acts: readonly ViewAct[],
    done: string,
    failed: (error: unknown) => string,
    asks: string | null = null,
  ) => {
    try {
      for (const one of acts) await act(one, asks);
      await refresh();
      if (done !== '') say(done, false);
    } catch (error) {
      // Part of it may have been done: an opt-out that is refused withdraws consent all the same.
      await refresh().catch(() => undefined);
      say(failed(error), true);
      throw error;
    }
  };
  const why = (error: unknown): string =>
    t(`act-error.${error instanceof ActFailed ? error.reason : 'failed'}`);
  return {
    onLoad(reference, name) {
      say(t('load.asked', { name }), false);
      return run([{ kind: 'load-one', reference }], '', () => t('load.failed', { name }));
    },
    onApprove: (given) =>
      run(
        given.map((one) => ({ kind: 'approve', ...one })),
        t('act.saved'),
        why,
      ),
    onCheckSender() {
      say(t('sender.checking'), false);
      return run([{ kind: 'check-sender' }], t('act.checked'), why);
    },
    onLookUp() {
      say(t('look-up.asking'), false);
      return run([{ kind: 'look-up' }], t('act.looked-up'), why, senderHost);
    },
    onLookUpElsewhere:
      toPopup === undefined
        ? null
        : () => {
            toPopup();
            return Promise.resolve();
          },
    onOptOut: ({ kind, url }) =>
      run([{ kind: 'opt-out', url }], t(askedKey(kind)), why, kind === 'one-click' ? hostInAscii(url) : null),
  };
}
