import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';

interface ResetSectionProps {
  readonly t: Translate;
  readonly onReset: (history: boolean) => Promise<void>;
}

/** Everything as at first, in two steps. The keyboard's place goes with the question and comes back. */
export function ResetSection({ t, onReset }: ResetSectionProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const history = useRef<HTMLInputElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) (asking ? keep : first).current?.focus();
    moved.current = true;
  }, [asking]);
  const ask = (wanted: boolean) => (): void => {
    setAsking(wanted);
  };
  return (
    <section class="setting" aria-labelledby="reset-title">
      <h2 id="reset-title">{t('settings.reset.title')}</h2>
      <p>{t('settings.reset.explain')}</p>
      {asking ? (
        <div class="warning" role="group" aria-labelledby="reset-question">
          <p id="reset-question">{t('settings.reset.question')}</p>
          <label class="tick">
            <input type="checkbox" ref={history} /> {t('settings.reset.history')}
          </label>
          <div class="choices">
            <button type="button" class="button" ref={keep} onClick={ask(false)}>
              {t('settings.reset.cancel')}
            </button>
            <button
              type="button"
              class="button button-bad"
              onClick={() => void onReset(history.current?.checked === true).then(ask(false))}
            >
              {t('settings.reset.confirm')}
            </button>
          </div>
        </div>
      ) : (
        <div class="choices">
          <button type="button" class="button" ref={first} onClick={ask(true)}>
            {t('settings.reset.ask')}
          </button>
        </div>
      )}
    </section>
  );
}
