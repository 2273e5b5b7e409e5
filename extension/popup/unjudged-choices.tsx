import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Actions } from './actions.ts';

interface UnjudgedChoicesProps {
  readonly t: Translate;
  /** The words of the button that shows everything once. */
  readonly show: string;
  readonly actions: Pick<Actions, 'reload' | 'showOnce'>;
}

/** What can be done with a page that is not judged: load it anew; or see everything once, with what that tells said before. */
export function UnjudgedChoices({ t, show, actions }: UnjudgedChoicesProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  const showOnce = (): void => {
    if (asked) return;
    setAsked(true);
    const over = (): void => {
      setAsked(false);
    };
    actions.showOnce().then(over, over);
  };
  return (
    <>
      <button type="button" class="button button-main" onClick={actions.reload}>
        {t('reload.action')}
      </button>
      <p id="show-once-warning" class="other-choice">
        {t('show-once.warning')}
      </p>
      <button
        type="button"
        class="button button-plain"
        aria-describedby="show-once-warning"
        aria-disabled={asked}
        onClick={showOnce}
      >
        {show}
      </button>
    </>
  );
}
