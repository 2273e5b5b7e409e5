import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import type { CardActions } from './card-actions.ts';
import { ShortList } from './short-list.tsx';
import { trackerGroups } from './tracker-groups.ts';
import { TrackerRow } from './tracker-row.tsx';
import type { ViewSummary } from './view-summary.ts';

interface TrackersProps {
  readonly view: ViewSummary;
  readonly language: string;
  readonly t: Translate;
  readonly onLoad: CardActions['onLoad'];
}

/** The message's trackers one by one. Folded where purposes are declared: then these come first, and who tracks is said. */
export function Trackers({ view, language, t, onLoad }: TrackersProps): JSX.Element {
  const rows = (
    <ShortList
      class="rows"
      items={trackerGroups(view.trackers)}
      t={t}
      row={(group) => (
        <TrackerRow
          key={group.key}
          group={group}
          language={language}
          t={t}
          onLoad={(tracker, name) => onLoad(tracker.id, name)}
        />
      )}
    />
  );
  if (view.disclosure.purposes.length > 0) {
    return (
      <details class="group">
        <summary>
          <h3>{t('tracker.count', { count: view.trackers.length })}</h3>
        </summary>
        {rows}
      </details>
    );
  }
  return (
    <section class="part">
      <h3>{t('tracker.title')}</h3>
      {rows}
    </section>
  );
}
