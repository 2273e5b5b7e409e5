import type { JSX } from 'preact';
import { SAFE_SANDBOX, safeDocument } from '../../shared/safe-view/safe-document.ts';

export interface SafeViewProps {
  /** The message as it was sent. */
  readonly html: string;
  /** Absolute URLs of the pictures that may load. */
  readonly allowed: ReadonlySet<string>;
  /** What a screen reader calls the frame. */
  readonly title: string;
}

/** A message in a frame without scripts and without an origin, which loads the allowed pictures and nothing else. */
export function SafeView({ html, allowed, title }: SafeViewProps): JSX.Element {
  return (
    <iframe
      class="safe-view"
      title={title}
      sandbox={SAFE_SANDBOX}
      referrerpolicy="no-referrer"
      srcdoc={safeDocument(html, allowed)}
    />
  );
}
