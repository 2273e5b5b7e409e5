import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { ShortList } from './short-list.tsx';
import type { HeldItem } from './view-summary.ts';

interface HeldListProps {
  readonly held: readonly HeldItem[];
  readonly t: Translate;
}

/** Style sheets, fonts, frames and the like, folded: held, and in this part nothing loads them. */
export function HeldList({ held, t }: HeldListProps): JSX.Element {
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
          </li>
        )}
      />
    </details>
  );
}
