import { judge } from '../../../shared/detect/judge.ts';
import type { Tables } from '../../../shared/detect/url-facts.ts';
import { extractFromHtml } from '../../../shared/extract/html.ts';
import { scanTables } from '../scan/scan-message.ts';

let tables: Tables | null = null;

/** Extraction and verdict of one message from its HTML, with tables that are loaded once; how many it judged. */
export function extractAndJudge(html: string): number {
  tables ??= scanTables();
  const { references, links } = extractFromHtml(html);
  const context = {
    sender: 'news@shop.example',
    recipients: ['ada@mailbox.example'],
    links,
    unsubscribeUrls: [],
    webmailHosts: 'any',
  } as const;
  return judge(references, context, tables).length;
}
