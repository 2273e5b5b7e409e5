import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { plainQuote } from './plain-name.ts';
import type { ViewSummary } from './view-summary.ts';

/** What does not fit together in what the sender says, in words, with the sentence that denies tracking. */
export function Contradictions({
  view,
  t,
}: {
  readonly view: ViewSummary;
  readonly t: Translate;
}): JSX.Element | null {
  const { contradictions, denial } = view.disclosure;
  const denied = contradictions.includes('denied');
  const differ = contradictions.includes('carriers-differ');
  if (!denied && !differ) return null;
  return (
    <>
      {denied && (
        <div class="warning">
          <p>{t(view.trackers.length > 0 ? 'contradiction.denied' : 'contradiction.denied-only')}</p>
          {denial !== null && (
            <blockquote>
              <bdi>{plainQuote(denial)}</bdi>
            </blockquote>
          )}
        </div>
      )}
      {differ && <p class="warning">{t('contradiction.carriers-differ')}</p>}
    </>
  );
}
