import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../locales/translate.ts';

interface LoadOneProps {
  /** What a screen reader adds to the button's words: vendor or host. */
  readonly name: string;
  readonly loaded: boolean;
  readonly t: Translate;
  /** Settles when the reference was let through or could not be. */
  readonly onLoad: () => Promise<void>;
}

/** Loads one reference; once it is loaded, says so in the button's place and keeps the keyboard's place there. */
export function LoadOne({ name, loaded, t, onLoad }: LoadOneProps): JSX.Element {
  const done = useRef<HTMLParagraphElement>(null);
  const [asked, setAsked] = useState(false);
  useLayoutEffect(() => {
    if (loaded && asked) done.current?.focus();
  }, [loaded, asked]);

  if (loaded) {
    return (
      <p class="chip" ref={done} tabIndex={-1}>
        {t('load.done')}
      </p>
    );
  }
  const load = (): void => {
    if (asked) return;
    setAsked(true);
    onLoad().catch(() => {
      setAsked(false);
    });
  };
  return (
    <button
      type="button"
      class="button"
      aria-label={t('load.action-named', { action: t('load.action'), name })}
      aria-disabled={asked}
      onClick={load}
    >
      {t('load.action')}
    </button>
  );
}
