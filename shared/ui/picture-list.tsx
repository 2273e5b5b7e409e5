import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { ShortList } from './short-list.tsx';
import type { PictureItem } from './view-summary.ts';

interface PictureListProps {
  readonly pictures: readonly PictureItem[];
  /** How many of them are seen. */
  readonly shown: number;
  readonly t: Translate;
}

/** Released pictures, folded: which servers they came from and what these still learn. */
export function PictureList({ pictures, shown, t }: PictureListProps): JSX.Element {
  return (
    <details class="group">
      <summary>
        <h3>{t('pictures.title', { count: shown })}</h3>
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
