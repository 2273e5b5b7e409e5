import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NEWEST_FIRST, NO_FILTER, type HistorySort } from '../../shared/history/query.ts';
import { OverTime } from './charts/over-time.tsx';
import { DeleteSender } from './delete-sender.tsx';
import type { HistoryAnswer, HistoryData, HistoryHost } from './history-host.ts';
import type { Look } from './look.ts';
import { lastPart, Pager, ROWS } from './pager.tsx';
import { hashOf, START } from './route.ts';
import { SenderFacts } from './sender-facts.tsx';
import { TrackersTable } from './trackers-table.tsx';
import { useStory } from './use-story.ts';

interface SenderPageProps {
  readonly sender: string;
  readonly data: HistoryData;
  readonly host: HistoryHost;
  readonly look: Look;
  readonly onForgotten: (sender: string) => void;
}

/** The whole story of one sender. */
export function SenderPage({ sender, data, host, look, onForgotten }: SenderPageProps): JSX.Element {
  const { t } = look;
  const now = useMemo(() => Date.now(), [data]);
  const answer = useMemo(() => data.ask({ ...NO_FILTER, sender }), [data, sender]);
  const story = useStory(host, sender, data);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus(); // Another page, without the browser having loaded one.
  }, [sender]);
  const { days, blocked } = answer.charts;
  const found = typeof story === 'object' ? story : null;
  const known = answer.count > 0 || (found?.optOuts.length ?? 0) > 0 || (found?.messages ?? 0) > 0;
  return (
    <article class="of-sender">
      <section class="hero summary">
        <a class="back" href={hashOf(START)}>
          {t('history.sender.back')}
        </a>
        <h2 tabIndex={-1} ref={title}>
          <bdi>{look.sender(sender)}</bdi>
        </h2>
        <p>{known ? t('history.blocked', { count: blocked }) : t('history.sender.unknown')}</p>
        {known && sender !== '' && (
          <a class="to-report" href={hashOf({ page: 'report', sender })}>
            {t('history.sender.report')}
          </a>
        )}
      </section>
      <div class="page">
        {answer.count > 0 && (
          <div class="charts">
            <OverTime days={days} last={now} t={t} language={look.language} hrefOf={() => null} />
          </div>
        )}
        {story === 'failed' && <p class="warning">{t('history.failed.unreadable')}</p>}
        {found !== null && known && (
          <SenderFacts sender={sender} data={data} story={found} now={now} look={look} />
        )}
        {answer.count > 0 && <SenderTrackers answer={answer} look={look} />}
        {known && sender !== '' && (
          <DeleteSender
            sender={sender}
            look={look}
            onDelete={async () => {
              await host.forget(sender);
              onForgotten(sender);
            }}
          />
        )}
      </div>
    </article>
  );
}

/** Its trackers, one by one, in parts. */
function SenderTrackers({
  answer,
  look,
}: {
  readonly answer: HistoryAnswer;
  readonly look: Look;
}): JSX.Element {
  const { t } = look;
  const [sort, setSort] = useState<HistorySort>(NEWEST_FIRST);
  const [part, setPart] = useState(0);
  const shown = Math.min(part, lastPart(answer.count));
  return (
    <section class="lists" aria-labelledby="trackers-title">
      <h2 id="trackers-title">{t('history.sender.trackers')}</h2>
      <TrackersTable
        rows={answer.records(sort, shown * ROWS, ROWS)}
        ofOne
        sort={sort}
        look={look}
        onSort={setSort}
      />
      <Pager part={shown} count={answer.count} look={look} onPart={setPart} />
    </section>
  );
}
