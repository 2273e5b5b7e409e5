import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import type { Actions } from './actions.ts';
import type { PopupState } from './popup-state.ts';

interface PauseProps {
  readonly t: Translate;
  readonly actions: Pick<Actions, 'pause'>;
}

/** The two ways to have the gate stand aside for a while, folded away: what that means is said before. */
export function PauseChoices({ t, actions }: PauseProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  const pause = (reach: 'site' | 'everywhere') => (): void => {
    if (asked) return;
    setAsked(true);
    actions.pause(reach).catch(() => {
      setAsked(false);
    });
  };
  return (
    <details class="aside fold">
      <summary>{t('pause.title')}</summary>
      <p>{t('pause.explain')}</p>
      <div class="choices">
        <button type="button" class="button" aria-disabled={asked} onClick={pause('site')}>
          {t('pause.site')}
        </button>
        <button type="button" class="button" aria-disabled={asked} onClick={pause('everywhere')}>
          {t('pause.everywhere')}
        </button>
      </div>
    </details>
  );
}

interface PausedProps extends PauseProps {
  readonly state: PopupState & { readonly kind: 'paused' };
  /** BCP 47 tag. */
  readonly language: string;
}

/** That nothing is protected here just now, until when, and the way back. */
export function Paused({ state, language, t, actions }: PausedProps): JSX.Element {
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(
    state.until,
  );
  const resume = (): void => {
    actions.pause('none').catch(() => undefined); // The popup has said so.
  };
  return (
    <Notice tone="attention" title={t('paused.title')} text={t(`paused.${state.reach}`, { time })}>
      <button type="button" class="button button-main" onClick={resume}>
        {t('paused.resume')}
      </button>
    </Notice>
  );
}
