import { HistoryStore } from '../../../extension/background/history-store.ts';
import { HistoryColumns } from '../../../shared/history/columns.ts';
import { findRows } from '../../../shared/history/find-rows.ts';
import { historyFileChunks, readHistoryFile } from '../../../shared/history/history-file.ts';
import { NEWEST_FIRST, NO_FILTER } from '../../../shared/history/query.ts';
import type { HistoryRecord } from '../../../shared/history/record.ts';

const store = new HistoryStore();

/** All records, by the columns that the history page shows, and how the reading went on. */
async function everything() {
  const columns = new HistoryColumns();
  const progress: (readonly [number, number])[] = [];
  await store.load(columns, (loaded, total) => {
    progress.push([loaded, total]);
  });
  const rows = findRows(columns, NO_FILTER, NEWEST_FIRST);
  const records = Array.from(rows, (row): HistoryRecord => columns.record(row));
  return { records, progress, ...(await store.rowsOfSenders(null)) };
}

const takeHome = {
  store,
  everything,
  async save(): Promise<string> {
    return [...historyFileChunks(await everything(), { version: '1.2.3', made: Date.now() })].join('');
  },
  async load(text: string) {
    const read = readHistoryFile(text);
    return 'rows' in read ? store.merge(read.rows) : read;
  },
};

declare global {
  var takeHome: {
    readonly store: HistoryStore;
    everything(): ReturnType<typeof everything>;
    save(): Promise<string>;
    load(text: string): Promise<unknown>;
  };
}

globalThis.takeHome = takeHome;
