import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

interface AskButtonProps {
  readonly class?: string;
  /** Spoken instead of the words, where these do not tell what it is about. */
  readonly label?: string | undefined;
  /** Id of what explains it. */
  readonly describedBy?: string | undefined;
  /** Something is under way already, wherever it was asked for. */
  readonly busy?: boolean;
  readonly onAsk: () => Promise<void>;
  readonly children: ComponentChildren;
}

/** A button whose work takes a while: it cannot be pressed twice, and can again once the work has failed or ended. */
export function AskButton(props: AskButtonProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  const busy = asked || props.busy === true;
  const ask = (): void => {
    if (busy) return;
    setAsked(true);
    const over = (): void => {
      setAsked(false);
    };
    props.onAsk().then(over, over);
  };
  return (
    <button
      type="button"
      class={props.class ?? 'button'}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-disabled={busy}
      onClick={ask}
    >
      {props.children}
    </button>
  );
}
