import { contentScriptGzipBytes } from './content-script-gzip-bytes.ts';
import { costPerReferenceGrowth } from './cost-per-reference-growth.ts';
import { extractVerdictOverParse } from './extract-verdict-over-parse.ts';
import { historyFilterMs } from './history-filter-ms.ts';
import { historyReadyOverEmpty } from './history-ready-over-empty.ts';
import { loadOverControl } from './load-over-control.ts';
import { longestTaskMs } from './longest-task-ms.ts';
import type { BenchEntry } from './keys.ts';

/** The figures in the order in which they are printed. Each has a file of its own; null: not built yet. */
export const ENTRIES: readonly BenchEntry[] = [
  { key: 'extractVerdictOverParse', goal: 2.5, bench: extractVerdictOverParse },
  { key: 'costPerReferenceGrowth', goal: 1.3, bench: costPerReferenceGrowth },
  { key: 'verdictOverListEngine', goal: null, bench: null },
  { key: 'verdictVendors10x', goal: null, bench: null },
  { key: 'loadOverControl', goal: 1.3, bench: loadOverControl },
  { key: 'loadOverControlFirefox', goal: null, bench: null },
  { key: 'longestTaskMs', goal: 50, bench: longestTaskMs },
  { key: 'contentScriptGzipBytes', goal: 30_000, bench: contentScriptGzipBytes },
  { key: 'historyReadyOverEmpty', goal: 2, bench: historyReadyOverEmpty },
  { key: 'historyFilterMs', goal: 200, bench: historyFilterMs },
];
