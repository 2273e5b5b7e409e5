import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { LoadOne } from './load-one.tsx';
import { ShortList } from './short-list.tsx';
import type { HeldItem } from './view-summary.ts';

interface HeldListProps {
  readonly held: readonly HeldItem[];
  readonly t: Translate;
  readonly onLoad: (item: HeldItem) => Promise<void>;
}

/** Style sheets, fonts, frames and the like, folded: held until the user asks for one. */
export function HeldList({ held, t, onLoad }: HeldListProps): JSX.Element {
  const count = held.reduce((n, item) => n + item.count, 0);
  return (
    <details class="group">
      <summary>
        <h3>{t('held.title', { count })}</h3>
      </summary>
      <p class="note">{t('held.explain')}</p>
      <ShortList
        class="lines"
        items={held}
        t={t}
        row={(item) => (
          <li key={item.id}>
            <span class="held-what">
              {t(`vehicle.${item.vehicle}`)}
              {item.count > 1 && <span class="count"> × {item.count}</span>}
              <bdi class="host">{item.host}</bdi>
            </span>
            <LoadOne
              name={`${t(`vehicle.${item.vehicle}`)}, ${item.host}`}
              loaded={false}
              t={t}
              onLoad={() => onLoad(item)}
            />
          </li>
        )}
      />
    </details>
  );
}
