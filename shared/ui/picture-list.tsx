import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { ShortList } from './short-list.tsx';
import type { Tally } from './tally.ts';
import type { PictureItem } from './view-summary.ts';

type PictureCounts = Pick<Tally, 'shown' | 'missing' | 'waiting-pictures'>;

interface PictureListProps {
  readonly pictures: readonly PictureItem[];
  /** How many of them are seen, are missing, and wait for the webmail. */
  readonly counts: PictureCounts;
  readonly t: Translate;
}

/** Pictures, folded: which servers they come from, and what these learn once they are asked. */
export function PictureList({ pictures, counts, t }: PictureListProps): JSX.Element {
  return (
    <details class="group">
      <summary>
        <h3>{title(counts, t)}</h3>
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
              {picture.state === 'waiting' && ` · ${t('waiting.word')}`}
            </span>
          </li>
        )}
      />
      {pictures.some(({ state }) => state === 'waiting') && (
        <p class="note">{t('pictures.waiting-explain')}</p>
      )}
      {pictures.some(({ state }) => state !== 'waiting') && <p class="note">{t('pictures.explain')}</p>}
    </details>
  );
}

function title({ shown, missing, 'waiting-pictures': waiting }: PictureCounts, t: Translate): string {
  const parts = [
    ...(shown > 0 || waiting === 0 ? [t('pictures.title', { count: shown })] : []),
    ...(missing > 0 ? [t('strip.missing', { count: missing })] : []),
    ...(waiting > 0 ? [t('strip.waiting-pictures', { count: waiting })] : []),
  ];
  return parts.join(', ');
}
