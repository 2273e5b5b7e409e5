import type { JSX } from 'preact';
import type { HistoryAnswer } from './history-host.ts';
import type { Look } from './look.ts';
import { lastPart, Pager, ROWS } from './pager.tsx';
import { hashOf, MOST_BLOCKED, type ListRoute } from './route.ts';
import { NEWEST_FIRST } from '../../shared/history/query.ts';
import { SendersTable, sortedSenders } from './senders-table.tsx';
import { TrackersTable } from './trackers-table.tsx';
import type { Go } from './use-route.ts';

interface ListsProps {
  readonly route: ListRoute;
  readonly answer: HistoryAnswer;
  readonly look: Look;
  readonly go: Go;
}

/** Senders or trackers that the filter finds. */
export function Lists({ route, answer, look, go }: ListsProps): JSX.Element {
  const { t } = look;
  const { filter, period } = route;
  const choice = { filter, period, part: 0 };
  const count = route.page === 'senders' ? answer.senders.length : answer.count;
  const part = Math.min(route.part, lastPart(count));
  return (
    <section class="lists" aria-labelledby="lists-title">
      <h2 id="lists-title" class="unseen">
        {t(route.page === 'senders' ? 'history.list.senders' : 'history.list.records')}
      </h2>
      <nav class="tabs" aria-label={t('history.list.label')}>
        <Tab
          href={hashOf({ page: 'senders', ...choice, sort: MOST_BLOCKED })}
          words={t('history.list.senders')}
          count={look.number(answer.senders.length)}
          current={route.page === 'senders'}
        />
        <Tab
          href={hashOf({ page: 'trackers', ...choice, sort: NEWEST_FIRST })}
          words={t('history.list.records')}
          count={look.number(answer.count)}
          current={route.page === 'trackers'}
        />
      </nav>
      {route.page === 'senders' ? (
        <SendersTable
          rows={sortedSenders(answer.senders, route.sort).slice(part * ROWS, (part + 1) * ROWS)}
          sort={route.sort}
          look={look}
          onSort={(sort) => {
            go({ ...route, sort, part: 0 });
          }}
        />
      ) : (
        <TrackersTable
          rows={answer.records(route.sort, part * ROWS, ROWS)}
          sort={route.sort}
          look={look}
          onSort={(sort) => {
            go({ ...route, sort, part: 0 });
          }}
        />
      )}
      <Pager
        part={part}
        count={count}
        look={look}
        onPart={(next) => {
          go({ ...route, part: next });
        }}
      />
    </section>
  );
}

interface TabProps {
  readonly href: string;
  readonly words: string;
  readonly count: string;
  readonly current: boolean;
}

function Tab({ href, words, count, current }: TabProps): JSX.Element {
  return (
    <a href={href} aria-current={current ? 'page' : undefined}>
      {words} <span class="tab-count">{count}</span>
    </a>
  );
}
