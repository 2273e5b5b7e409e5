import type { JSX } from 'preact';
import type { Look } from './look.ts';

/** Rows of a list drawn at once. */
export const ROWS = 50;

interface PagerProps {
  /** Counted from nought. */
  readonly part: number;
  /** Rows in all. */
  readonly count: number;
  readonly look: Look;
  readonly onPart: (part: number) => void;
}

/** The part of the rows that is shown, and the ways to the others. */
export function Pager({ part, count, look, onPart }: PagerProps): JSX.Element | null {
  const { t } = look;
  const last = lastPart(count);
  if (last === 0) return null;
  const step = (words: string, to: number): JSX.Element => (
    <button
      type="button"
      class="button"
      aria-disabled={to < 0 || to > last}
      onClick={() => {
        if (to >= 0 && to <= last) onPart(to);
      }}
    >
      {words}
    </button>
  );
  return (
    <nav class="pager" aria-label={t('history.page.label')}>
      {step(t('history.page.previous'), part - 1)}
      <span>
        {t('history.page.range', {
          from: part * ROWS + 1,
          to: Math.min(count, (part + 1) * ROWS),
          all: count,
        })}
      </span>
      {step(t('history.page.next'), part + 1)}
    </nav>
  );
}

/** The last part that rows fill. */
export function lastPart(count: number): number {
  return Math.max(0, Math.ceil(count / ROWS) - 1);
}
