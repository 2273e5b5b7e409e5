import { chartsOf } from '../../shared/history/charts.ts';
import type { HistoryColumns } from '../../shared/history/columns.ts';
import { filterChoices } from '../../shared/history/filter-choices.ts';
import { findRows } from '../../shared/history/find-rows.ts';
import { NEWEST_FIRST, type HistoryFilter, type HistorySort } from '../../shared/history/query.ts';
import { senderRows } from '../../shared/history/sender-rows.ts';
import type { HistoryAnswer, HistoryData } from './history-host.ts';

/** History by column, ready to be asked; what is not shown is not counted. */
export function historyData(columns: HistoryColumns): HistoryData {
  return {
    size: columns.size,
    choices: filterChoices(columns),
    ask: (filter) => answer(columns, filter),
  };
}

function answer(columns: HistoryColumns, filter: HistoryFilter): HistoryAnswer {
  const rows = findRows(columns, filter, NEWEST_FIRST);
  let sorted: { readonly sort: HistorySort; readonly rows: Uint32Array } = { sort: NEWEST_FIRST, rows };
  return {
    count: rows.length,
    charts: chartsOf(columns, rows),
    senders: senderRows(columns, rows),
    *each() {
      for (const row of rows) yield columns.record(row);
    },
    records(sort, from, count) {
      if (sort.by !== sorted.sort.by || sort.descending !== sorted.sort.descending)
        sorted = { sort, rows: findRows(columns, filter, sort) };
      return Array.from(sorted.rows.subarray(from, from + count), (row) => columns.record(row));
    },
  };
}
