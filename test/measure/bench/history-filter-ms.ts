import { chartsOf } from '../../../shared/history/charts.ts';
import { HistoryColumns } from '../../../shared/history/columns.ts';
import { findRows } from '../../../shared/history/find-rows.ts';
import { NEWEST_FIRST, NO_FILTER, type HistoryFilter } from '../../../shared/history/query.ts';
import { senderRows } from '../../../shared/history/sender-rows.ts';
import { quantile } from '../eval/interval.ts';
import type { Figure } from './keys.ts';
import { LONG, longHistory } from './long-history.ts';

const END = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;
const ROUNDS = 7;

/** One of each kind; most find much, which takes longest. */
const FILTERS: readonly Partial<HistoryFilter>[] = [
  {},
  { sender: 'news77@sender77.test' },
  { vendor: 'vendor-7' },
  { purpose: 'undeclared' },
  { webmail: 'gmail' },
  { decision: 'block' },
  { evidence: 'tiny' },
  { from: END - 90 * DAY, to: END },
  { text: 'sender1 track' },
  { text: 'news', decision: 'block', purpose: 'profiling' },
];

/** What the history page counts anew when a filter changes: rows in order, charts, the list of senders. Median, in milliseconds. */
export function historyFilterMs(): Promise<Figure> {
  const columns = new HistoryColumns();
  columns.append(longHistory(END).reverse());
  const times = FILTERS.flatMap((filter) =>
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      const rows = findRows(columns, { ...NO_FILTER, ...filter }, NEWEST_FIRST);
      chartsOf(columns, rows);
      senderRows(columns, rows);
      return performance.now() - start;
    }),
  ).sort((one, other) => one - other);
  const shown = (part: number): string => quantile(times, part).toFixed(0);
  return Promise.resolve({
    value: quantile(times, 0.5),
    interval: null,
    times: null,
    note: `ms for rows, charts and senders of ${FILTERS.length} filters at ${LONG.toLocaleString('en')} records; slowest ${shown(1)}`,
  });
}
