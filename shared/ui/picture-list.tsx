import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { ShortList } from './short-list.tsx';
import type { Tally } from './tally.ts';
import type { PictureItem } from './view-summary.ts';

interface PictureListProps {
  readonly pictures: readonly PictureItem[];
  /** How many of them are seen, and how many are missing. */
  readonly counts: Pick<Tally, 'shown' | 'missing'>;
  readonly t: Translate;
}

/** Released pictures, folded: which servers they came from and what these still learn. */
export function PictureList({ pictures, counts, t }: PictureListProps): JSX.Element {
  return (
    <details class="group">
      <summary>
        <h3>
          {t('pictures.title', { count: counts.shown })}
          {counts.missing > 0 && `, ${t('strip.missing', { count: counts.missing })}`}
        </h3>
      </summary>
      <ShortList
        class="lines"
        items={pictures}
        t={t}
        row={(picture) => (
          <li key={picture.id}>
            <bdi class="host">{picture.host}</bdi>
            <span class="count">
              × {picture.count}
              {picture.state === 'did-not-load' && ` · ${t('pictures.did-not-load')}`}
            </span>
          </li>
        )}
      />
      <p class="note">{t('pictures.explain')}</p>
    </details>
  );
}
