import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Translate } from '../locales/translate.ts';
import { headline, meaning } from './headline.ts';
import { HeldList } from './held-list.tsx';
import { PictureList } from './picture-list.tsx';
import { Sender } from './sender.tsx';
import { ShortList } from './short-list.tsx';
import { Strip } from './strip.tsx';
import { tally } from './tally.ts';
import { trackerGroups } from './tracker-groups.ts';
import { TrackerRow } from './tracker-row.tsx';
import type { ViewSummary } from './view-summary.ts';

interface MessageCardProps {
  readonly view: ViewSummary;
  /** Which of how many messages of the page this is, from 1; nothing is said of it where there is one. */
  readonly place: { readonly number: number; readonly count: number };
  readonly t: Translate;
  /** `name`: who the reference belongs to, for messages about it. */
  readonly onLoad: (reference: number, name: string) => Promise<void>;
}

/** Everything that one message view has to say: headline, strip, trackers, and the rest folded. */
export function MessageCard({ view, place, t, onLoad }: MessageCardProps): JSX.Element {
  const title = useId();
  const nth = useId();
  const counts = tally(view);
  const several = place.count > 1;
  return (
    <article aria-labelledby={several ? `${nth} ${title}` : title}>
      <div class="hero">
        {several && (
          <p class="nth" id={nth}>
            {t('message.nth', place)}
          </p>
        )}
        <h2 id={title}>{headline(view, counts, t)}</h2>
        {meaning(view, counts, t).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <Strip counts={counts} t={t} />
      </div>
      <div class="body">
        <Sender sender={view.sender} t={t} />
        {view.yours && counts.blocked + counts['waiting-trackers'] > 0 && (
          <p class="remark">{t('message.yours')}</p>
        )}
        {view.beyondCap > 0 && <p class="warning">{t('message.beyond-cap', { count: view.beyondCap })}</p>}
        {view.trackers.length > 0 && (
          <section>
            <h3>{t('tracker.title')}</h3>
            <ShortList
              class="rows"
              items={trackerGroups(view.trackers)}
              t={t}
              row={(group) => (
                <TrackerRow
                  key={group.key}
                  group={group}
                  t={t}
                  onLoad={(tracker, name) => onLoad(tracker.id, name)}
                />
              )}
            />
          </section>
        )}
        {view.pictures.length > 0 && <PictureList pictures={view.pictures} counts={counts} t={t} />}
        {view.held.length > 0 && <HeldList held={view.held} t={t} />}
      </div>
    </article>
  );
}
