import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Actions } from './actions.ts';
import { PauseChoices } from './pause.tsx';
import type { ProtectedSite } from './popup-state.ts';

interface SiteFooterProps {
  readonly site: ProtectedSite;
  readonly t: Translate;
  readonly actions: Pick<Actions, 'stopProtecting' | 'answerHints' | 'pause'>;
}

/** Below the content of any protected page: an offer that is made once, and the way to end the protection. */
export function SiteFooter({ site, t, actions }: SiteFooterProps): ComponentChildren {
  return (
    <>
      {site.offersHints && <HintsOffer t={t} onAnswer={actions.answerHints} />}
      {site.mayPause === true && <PauseChoices t={t} actions={actions} />}
      {site.added !== null && (
        <StopProtecting key={site.added} host={site.added} t={t} onStop={actions.stopProtecting} />
      )}
    </>
  );
}

interface HintsOfferProps {
  readonly t: Translate;
  readonly onAnswer: (accepted: boolean) => void;
}

/** What the browser may do before anything is loaded, and the choice to stop it. */
function HintsOffer({ t, onAnswer }: HintsOfferProps): JSX.Element {
  const answer = (accepted: boolean) => (): void => {
    onAnswer(accepted);
  };
  return (
    <section class="aside" aria-labelledby="hints-title">
      <h2 id="hints-title">{t('hints.title')}</h2>
      <p>{t('hints.explain')}</p>
      <div class="choices">
        <button type="button" class="button" onClick={answer(true)}>
          {t('hints.accept')}
        </button>
        <button type="button" class="button button-quiet" onClick={answer(false)}>
          {t('hints.decline')}
        </button>
      </div>
    </section>
  );
}

interface StopProtectingProps {
  readonly host: string;
  readonly t: Translate;
  readonly onStop: (host: string) => Promise<void>;
}

/** Ends the protection of a site in two steps. The keyboard's place goes with the question and comes back. */
function StopProtecting({ host, t, onStop }: StopProtectingProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const [ending, setEnding] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) (asking ? keep : first).current?.focus();
    moved.current = true;
  }, [asking]);

  const ask = (wanted: boolean) => (): void => {
    setAsking(wanted);
  };
  const stop = (): void => {
    if (ending) return;
    setEnding(true);
    onStop(host).catch(() => {
      setEnding(false);
    });
  };
  if (!asking) {
    return (
      <div class="aside aside-quiet">
        <button type="button" class="button button-quiet" ref={first} onClick={ask(true)}>
          {t('site.stop')}
        </button>
      </div>
    );
  }
  return (
    <section class="aside" aria-labelledby="stop-title">
      <h2 id="stop-title">{t('site.stop-question')}</h2>
      <p class="site">
        <bdi>{host}</bdi>
      </p>
      <p>{t('site.stop-explain')}</p>
      <div class="choices">
        <button type="button" class="button" ref={keep} onClick={ask(false)}>
          {t('site.keep')}
        </button>
        <button type="button" class="button" aria-disabled={ending} onClick={stop}>
          {t('site.stop-confirm')}
        </button>
      </div>
    </section>
  );
}
