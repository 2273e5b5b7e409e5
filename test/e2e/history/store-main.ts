import { HistoryStore } from '../../../extension/background/history-store.ts';

declare global {
  var historyStore: HistoryStore;
}

globalThis.historyStore = new HistoryStore();
