import type { JSX } from 'preact';

/** Pixelgate's mark: a pixel that stands still in a gate. Decoration: the name stands beside it. */
export function Mark({ size = 24 }: { readonly size?: number }): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      <path class="mark-gate" d="M2 14V4a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v10h-2V4H4v10z" />
      <rect class="mark-pixel" x="6" y="7" width="4" height="4" rx=".5" />
    </svg>
  );
}
