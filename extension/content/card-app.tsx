import type { JSX, RefObject } from 'preact';
import { tagOf, type Translate } from '../../shared/locales/translate.ts';
import type { CardActions } from '../../shared/ui/card-actions.ts';
import { Mark } from '../../shared/ui/mark.tsx';
import { MessageCard } from '../../shared/ui/message-card.tsx';
import type { ViewSummary } from '../../shared/ui/view-summary.ts';

/** The card is about one message. */
const ALONE = { number: 1, count: 1 };

interface CardAppProps {
  readonly summary: ViewSummary;
  readonly language: string;
  readonly t: Translate;
  /** What was said last; only spoken unless `visible`. */
  readonly status: { readonly text: string; readonly visible: boolean };
  readonly actions: CardActions;
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly onClose: () => void;
  readonly onPopup: () => void;
}

/** The card in the message: the popup's card with a way to close it, and one to the popup. */
export function CardApp(props: CardAppProps): JSX.Element {
  const { summary, language, t, status, actions, panel, onClose, onPopup } = props;
  return (
    <div
      class="card tokens"
      role="dialog"
      aria-label={t('app.name')}
      lang={tagOf(language)}
      tabIndex={-1}
      ref={panel}
    >
      <div class="card-bar">
        <Mark />
        <span>{t('app.name')}</span>
        <button type="button" class="button" data-free onClick={onClose}>
          {t('card.close')}
        </button>
      </div>
      <p role="status" class={status.visible ? 'status' : 'unseen'}>
        {status.text}
      </p>
      <MessageCard
        view={summary}
        place={ALONE}
        language={language}
        now={Date.now()}
        t={t}
        actions={actions}
      />
      <div class="card-foot">
        <button type="button" class="button button-quiet" data-free onClick={onPopup}>
          {t('card.in-popup')}
        </button>
      </div>
    </div>
  );
}
