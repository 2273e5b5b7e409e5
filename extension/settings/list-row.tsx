import type { JSX } from 'preact';
import { tagOf, type Language, type Translate } from '../../shared/locales/translate.ts';
import { plainName } from '../../shared/ui/plain-name.ts';
import type { FilterList } from '../filter-lists.ts';

interface ListRowProps {
  readonly list: FilterList;
  /** An administrator lets nothing be changed. */
  readonly locked: boolean;
  readonly t: Translate;
  readonly language: Language;
  readonly onRefresh: (list: FilterList) => void;
  readonly onRemove: (list: FilterList) => void;
}

/** One filter list: what it is, how new it is, what is wrong with it, and what can be done. */
export function ListRow({ list, locked, t, language, onRefresh, onRemove }: ListRowProps): JSX.Element {
  const { title, url, filters, leftOut, refreshed, error } = list;
  const name = plainName(title);
  const date = new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(
    refreshed,
  );
  return (
    <li class="filter-list">
      <div class="filter-list-about">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        <p>
          {t('lists.filters', { count: filters })} ·{' '}
          {t(url === null ? 'lists.read-on' : 'lists.refreshed-on', { date })}
        </p>
        {leftOut > 0 && <p>{t('lists.left-out', { number: leftOut })}</p>}
        <p class="filter-list-from">{url === null ? t('lists.from-file') : <bdi>{url}</bdi>}</p>
        {error !== null && (
          <p class="warning">
            {t(`lists.problem.${error}`)} {error !== 'damaged' && t('lists.kept')}
          </p>
        )}
      </div>
      {!locked && (
        <div class="choices">
          {url !== null && (
            <button
              type="button"
              class="button"
              aria-label={t('lists.refresh-named', { name })}
              onClick={() => {
                onRefresh(list);
              }}
            >
              {t('lists.refresh')}
            </button>
          )}
          <button
            type="button"
            class="button"
            aria-label={t('lists.remove-named', { name })}
            onClick={() => {
              onRemove(list);
            }}
          >
            {t('lists.remove')}
          </button>
        </div>
      )}
    </li>
  );
}
