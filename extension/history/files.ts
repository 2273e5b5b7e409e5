import { csvChunks } from '../../shared/history/csv.ts';
import {
  historyFileChunks,
  MAX_HISTORY_FILE,
  readHistoryFile,
  type Writer,
} from '../../shared/history/history-file.ts';
import type { HistoryStore } from '../background/history-store.ts';
import { browser } from '../platform/browser.ts';
import type { FileKind, HistoryAnswer, Imported } from './history-host.ts';

/** All that was found, as a file. The browser may keep its pieces on disk, so that memory does not hold it twice. */
export async function fileOf(store: HistoryStore, answer: HistoryAnswer, kind: FileKind): Promise<Blob> {
  // A byte order mark: without it, spreadsheets take UTF-8 for something else.
  if (kind === 'csv') return new Blob(['\ufeff', ...csvChunks(answer.each())], { type: 'text/csv' });
  const senders = new Set(answer.senders.map(({ sender }) => sender));
  const rest = await store.rowsOfSenders(senders);
  const chunks = historyFileChunks({ records: answer.each(), ...rest }, writer());
  return new Blob([...chunks], { type: 'application/json' });
}

/** Adds a file's history to what is there. @throws DOMException where the database cannot be written */
export async function importedFrom(store: HistoryStore, file: Blob): Promise<Imported> {
  if (file.size > MAX_HISTORY_FILE) return { refused: 'too-big' };
  const reading = readHistoryFile(await file.text());
  if ('refused' in reading) return { refused: reading.refused };
  const { records } = await store.merge(reading.rows);
  return { added: records, read: reading.rows.records.length };
}

/** Who writes files here, and when: now. */
export function writer(): Writer {
  return { version: browser.runtime.getManifest().version, made: Date.now() };
}
