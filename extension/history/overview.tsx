import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Charts } from './charts-section.tsx';
import { Filters } from './filters.tsx';
import { Files } from './files-section.tsx';
import type { HistoryAnswer, HistoryData, HistoryHost } from './history-host.ts';
import { Lists } from './lists.tsx';
import type { Look } from './look.ts';
import { filterOf, type ListRoute } from './route.ts';
import type { Go } from './use-route.ts';

interface OverviewProps {
  readonly route: ListRoute;
  readonly data: HistoryData;
  /** How much of history has been read, from 0 to 1. */
  readonly share: number;
  readonly look: Look;
  readonly go: Go;
  readonly host: HistoryHost;
  readonly say: (words: string) => void;
  readonly reload: () => void;
}

/** Charts first, lists below, both narrowed by one filter. */
export function Overview(props: OverviewProps): JSX.Element {
  const { route, data, share, look, go, host, say, reload } = props;
  const { t } = look;
  const now = useMemo(() => Date.now(), [data]);
  const { filter, period } = route;
  const answer = useMemo(() => data.ask(filterOf({ filter, period }, now)), [data, filter, period, now]);
  const files = (found: HistoryAnswer | null): JSX.Element => (
    <Files answer={found} host={host} look={look} say={say} onImported={reload} />
  );
  if (data.size === 0) return <Empty look={look} files={files(null)} />;
  const first = answer.charts.days[0]?.day;
  return (
    <>
      <section class="hero summary" aria-labelledby="summary-title">
        <h2 id="summary-title">{t('history.blocked', { count: answer.charts.blocked })}</h2>
        {first !== undefined && (
          <p>{t('history.by-senders', { count: answer.senders.length, date: look.date(first) })}</p>
        )}
        {share < 1 && <progress value={share} aria-label={t('app.loading')} />}
      </section>
      <div class="page">
        <Filters
          choice={route}
          choices={data.choices}
          look={look}
          onChoose={(choice, typing) => {
            go({ ...route, ...choice, part: 0 }, typing && 'replace');
          }}
        />
        <p role="status" class="unseen">
          {t('history.found', { count: answer.count })}
        </p>
        {answer.count === 0 ? (
          <p class="nothing">{t('history.filter.none')}</p>
        ) : (
          <>
            <Charts route={route} answer={answer} now={now} look={look} />
            <Lists route={route} answer={answer} look={look} go={go} />
          </>
        )}
        {files(answer.count > 0 ? answer : null)}
        <p class="promise">{t('history.promise')}</p>
      </div>
    </>
  );
}

/** A picture of a gate with nothing before it, and when that will change. */
function Empty({ look, files }: { readonly look: Look; readonly files: JSX.Element }): JSX.Element {
  const { t } = look;
  return (
    <section class="empty" aria-labelledby="empty-title">
      <svg viewBox="0 0 96 72" width="192" height="144" aria-hidden="true" focusable="false">
        <path class="empty-envelope" d="M8 14h80v50H8zM8 16l40 28 40-28" />
        <rect class="empty-pixel" x="70" y="6" width="12" height="12" />
      </svg>
      <h2 id="empty-title">{t('history.empty.title')}</h2>
      <p>{t('history.empty.explain')}</p>
      {files}
      <p class="promise">{t('history.promise')}</p>
    </section>
  );
}
