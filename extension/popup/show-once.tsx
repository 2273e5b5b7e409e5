import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';

interface ShowOnceProps {
  readonly t: Translate;
  readonly onShow: () => Promise<void>;
}

/** The way out when a page is not judged: everything it shows, once, with what that tells said before. */
export function ShowOnce({ t, onShow }: ShowOnceProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  const show = (): void => {
    if (asked) return;
    setAsked(true);
    const over = (): void => {
      setAsked(false);
    };
    onShow().then(over, over);
  };
  return (
    <>
      <p id="show-once-warning">{t('show-once.warning')}</p>
      <button
        type="button"
        class="button button-plain"
        aria-describedby="show-once-warning"
        aria-disabled={asked}
        onClick={show}
      >
        {t('show-once.action')}
      </button>
    </>
  );
}
