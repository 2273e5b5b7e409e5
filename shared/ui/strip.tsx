import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { cells, FATES, type Fate, type Tally } from './tally.ts';

/** Three rows in a popup 380 px wide; more cells would no longer be seen one by one. */
const MAX_CELLS = 60;

/** Each fate has its own shape as well as its own colour, drawn on 14 by 14. */
const SHAPES: Readonly<Record<Fate, JSX.Element>> = {
  blocked: (
    <>
      <path class="cell-gate" d="M1 13V3a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v10h-2V3H3v10z" />
      <rect class="cell-pixel" x="4.5" y="6" width="5" height="5" rx=".75" />
    </>
  ),
  allowed: (
    <>
      <path class="cell-gate" d="M1 13V3a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v10h-2V3H3v10z" />
      <path class="cell-tick" d="M4.5 8l2 2 3-4" />
    </>
  ),
  loaded: (
    <path
      class="cell-pixel"
      d="M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1zm0 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
    />
  ),
  shown: (
    <path class="cell-picture" d="M3 1h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z" />
  ),
  missing: <path class="cell-line" d="M3 3l8 8M11 3l-8 8" />,
  'waiting-trackers': (
    <>
      <rect class="cell-line" x="2" y="2" width="10" height="10" rx="2" />
      <rect class="cell-pixel" x="5" y="5" width="4" height="4" rx=".5" />
    </>
  ),
  'waiting-pictures': <rect class="cell-line cell-picture-line" x="2" y="2" width="10" height="10" rx="2" />,
  held: <rect class="cell-line cell-dashed" x="2" y="2" width="10" height="10" rx="1.5" />,
};

function Cell({ fate }: { readonly fate: Fate }): JSX.Element {
  return (
    <svg class="cell" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
      {SHAPES[fate]}
    </svg>
  );
}

/** A message's remote parts at a glance, one cell each, and in words below for everybody. */
export function Strip({ counts, t }: { readonly counts: Tally; readonly t: Translate }): JSX.Element | null {
  const drawn = cells(counts, MAX_CELLS);
  if (drawn.length === 0) return null;
  return (
    <div class="strip">
      <div class="cells">
        {drawn.map((fate, index) => (
          <Cell key={index} fate={fate} />
        ))}
      </div>
      <ul class="legend">
        {FATES.filter((fate) => counts[fate] > 0).map((fate) => (
          <li key={fate}>
            <Cell fate={fate} />
            {t(`strip.${fate}`, { count: counts[fate] })}
          </li>
        ))}
      </ul>
    </div>
  );
}
