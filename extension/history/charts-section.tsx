import type { JSX } from 'preact';
import type { NameCount, PurposeShade } from '../../shared/history/query.ts';
import { OverTime } from './charts/over-time.tsx';
import { Share } from './charts/share.tsx';
import { TopList, type TopRow } from './charts/top-list.tsx';
import type { HistoryAnswer } from './history-host.ts';
import type { Look } from './look.ts';
import { hashOf, type ListRoute, type RouteFilter } from './route.ts';

/** Names of a chart; below them stands the whole list. */
const MOST_NAMES = 6;

interface ChartsProps {
  readonly route: ListRoute;
  readonly answer: HistoryAnswer;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly look: Look;
}

/** What people look at first. */
export function Charts({ route, answer, now, look }: ChartsProps): JSX.Element {
  const { t, language } = look;
  const { days, topSenders, topVendors, declaring } = answer.charts;
  const narrowed = (change: Partial<RouteFilter>): string =>
    hashOf({ ...route, filter: { ...route.filter, ...change }, part: 0 });
  const hrefOf = (shade: PurposeShade): string | null =>
    shade === 'several' ? null : narrowed({ purpose: shade });
  return (
    <div class="charts">
      <OverTime days={days} last={now} t={t} language={language} hrefOf={hrefOf} />
      <TopList
        id="top-senders"
        title={t('history.chart.senders')}
        columns={[t('history.column.sender'), t('history.column.blocked')]}
        rows={rowsOf(topSenders, look.sender, (sender) => hashOf({ page: 'sender', sender }))}
        language={language}
      />
      <TopList
        id="top-vendors"
        title={t('history.chart.vendors')}
        columns={[t('history.column.vendor'), t('history.column.blocked')]}
        rows={rowsOf(topVendors, look.vendor, (vendor) => narrowed({ vendor }))}
        language={language}
      />
      <Share declaring={declaring.declare} senders={declaring.senders} t={t} language={language} />
    </div>
  );
}

function rowsOf(
  counts: readonly NameCount[],
  nameOf: (name: string) => string,
  hrefOf: (name: string) => string,
): TopRow[] {
  return counts
    .slice(0, MOST_NAMES)
    .map(({ name, blocked }) => ({ key: name, name: nameOf(name), href: hrefOf(name), count: blocked }));
}
