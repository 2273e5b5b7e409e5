import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Translate } from '../locales/translate.ts';
import type { CardActions } from './card-actions.ts';
import { Contradictions } from './contradictions.tsx';
import { headline, meaning } from './headline.ts';
import { HeldList } from './held-list.tsx';
import { OptOutList } from './opt-out-list.tsx';
import { PictureList } from './picture-list.tsx';
import { PurposesSection } from './purposes-section.tsx';
import { Sender } from './sender.tsx';
import { Strip } from './strip.tsx';
import { tally } from './tally.ts';
import { Trackers } from './trackers.tsx';
import type { ViewSummary } from './view-summary.ts';
import { WhyLine } from './why-line.tsx';

interface MessageCardProps {
  readonly view: ViewSummary;
  /** Which of how many messages of the page this is, from 1; nothing is said of it where there is one. */
  readonly place: { readonly number: number; readonly count: number };
  /** BCP 47 tag, for what stands in no catalogue: purposes, dates. */
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly t: Translate;
  readonly actions: CardActions;
}

/** The disclosure card: who tracks and why in the first look, then sender, purposes, ways out, trackers, and the rest folded. */
export function MessageCard({ view, place, language, now, t, actions }: MessageCardProps): JSX.Element {
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
        <WhyLine view={view} language={language} t={t} />
        <Strip counts={counts} t={t} />
        {meaning(view, counts, t).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div class="body">
        <Sender view={view} t={t} onCheck={actions.onCheckSender} />
        {view.yours && counts.blocked + counts['waiting-trackers'] > 0 && (
          <p class="remark">{t('message.yours')}</p>
        )}
        {view.beyondCap > 0 && <p class="warning">{t('message.beyond-cap', { count: view.beyondCap })}</p>}
        <Contradictions view={view} t={t} />
        <PurposesSection view={view} language={language} t={t} actions={actions} />
        <OptOutList view={view} language={language} now={now} t={t} onOptOut={actions.onOptOut} />
        {view.trackers.length > 0 && (
          <Trackers view={view} language={language} t={t} onLoad={actions.onLoad} />
        )}
        {view.pictures.length > 0 && <PictureList pictures={view.pictures} counts={counts} t={t} />}
        {view.held.length > 0 && <HeldList held={view.held} t={t} />}
      </div>
    </article>
  );
}
