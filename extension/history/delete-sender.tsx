import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Look } from './look.ts';

interface DeleteSenderProps {
  readonly sender: string;
  readonly look: Look;
  readonly onDelete: () => Promise<void>;
}

/** Deletes what is known of a sender, in two steps. The keyboard's place goes with the question and comes back. */
export function DeleteSender({ sender, look, onDelete }: DeleteSenderProps): JSX.Element {
  const { t } = look;
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) (asking ? keep : first).current?.focus();
    moved.current = true;
  }, [asking]);
  const ask = (wanted: boolean) => (): void => {
    setFailed(false);
    setAsking(wanted);
  };
  const remove = (): void => {
    onDelete().catch(() => {
      setFailed(true);
    });
  };
  if (!asking) {
    return (
      <p class="delete">
        <button type="button" class="button" ref={first} onClick={ask(true)}>
          {t('history.delete.action')}
        </button>
      </p>
    );
  }
  return (
    <section class="warning delete" aria-labelledby="delete-title">
      <h2 id="delete-title">{t('history.delete.question', { sender: look.sender(sender) })}</h2>
      <p>{t('history.delete.explain')}</p>
      {failed && <p role="alert">{t('act-error.failed')}</p>}
      <div class="choices">
        <button type="button" class="button" ref={keep} onClick={ask(false)}>
          {t('history.delete.cancel')}
        </button>
        <button type="button" class="button button-bad" onClick={remove}>
          {t('history.delete.confirm')}
        </button>
      </div>
    </section>
  );
}
