import type { ComponentChildren, JSX } from 'preact';

interface NoticeProps {
  readonly tone: 'calm' | 'attention';
  readonly title: string;
  readonly text: string;
  /** What the reader can do about it: a further sentence, a button. */
  readonly children?: ComponentChildren;
}

/** A state without a message to show: a title, a sentence, perhaps something to do. */
export function Notice({ tone, title, text, children }: NoticeProps): JSX.Element {
  return (
    <section class={`hero hero-${tone}`}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}
