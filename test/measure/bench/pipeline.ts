import { scanMessage, scanTables } from '../scan/scan-message.ts';
import type { Tables } from '../../../shared/detect/url-facts.ts';

let tables: Tables | null = null;

/** Extraction and verdict of one message from its HTML, with tables that are loaded once. */
export function extractAndJudge(html: string): number {
  tables ??= scanTables();
  const message = { id: 'bench', from: 'news@shop.example', to: ['ada@mailbox.example'], headers: {}, html };
  return scanMessage(message, tables).references.length;
}
