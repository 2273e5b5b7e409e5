import { parseDocument } from 'htmlparser2';
import type { Figure } from './keys.ts';
import { newsletter } from './newsletters.ts';
import { pairedRatio } from './paired-ratio.ts';
import { extractAndJudge } from './pipeline.ts';

/** Newsletters of 14 to 120 KB, as mailboxes hold them. */
const BLOCKS = [8, 12, 16, 20, 24, 30, 40, 50, 60, 70];

/** What we add to reading a message, against only parsing it: extraction and verdict over htmlparser2's tree. */
export function extractVerdictOverParse(): Promise<Figure> {
  const messages = BLOCKS.flatMap((blocks, at) => [newsletter(at, blocks), newsletter(at + 100, blocks)]);
  const megabytes = messages.reduce((sum, html) => sum + html.length, 0) / 1e6;
  const times = pairedRatio(
    () => {
      for (const html of messages) extractAndJudge(html);
    },
    () => {
      for (const html of messages) parseDocument(html);
    },
  );
  const note = `${messages.length} newsletters, ${megabytes.toFixed(2)} MB`;
  return Promise.resolve({ value: times.ratio, interval: times.interval, times, note });
}
