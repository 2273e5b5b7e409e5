import { once } from 'node:events';
import { type Input } from './scan/input.ts';
import { scanOptions, type ScanOptions, USAGE, UsageError } from './scan/options.ts';
import { errorReport, messageReport, Totals } from './scan/report.ts';
import { scanMessage, scanTables } from './scan/scan-message.ts';
import { readSource } from './scan/sources.ts';
import { errorWords, type UnreadMessage } from './scan/input.ts';
import type { ScannedMessage } from './scan/scan-message.ts';
import type { Tables } from '../../shared/detect/url-facts.ts';

/** Writes and waits where the reader is slower, so that memory does not grow with the output. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

function scanned(input: Input, tables: Tables): ScannedMessage | UnreadMessage {
  if ('error' in input) return input;
  try {
    return scanMessage(input, tables);
  } catch (error) {
    return { id: input.id, error: errorWords(error) };
  }
}

async function scan(options: ScanOptions): Promise<boolean> {
  const tables = scanTables();
  const totals = new Totals();
  for (const path of options.paths) {
    for await (const input of readSource(path)) {
      const result = scanned(input, tables);
      if ('error' in result) totals.addFailure();
      else totals.add(result);
      if (options.json) await print(JSON.stringify(result));
      else await print('error' in result ? errorReport(result) : messageReport(result));
    }
  }
  if (!options.json) await print(totals.toString());
  return totals.complete;
}

// The reader has gone (`| head`): nothing more to say to it.
process.stdout.on('error', () => {
  process.exit(0);
});

try {
  const options = scanOptions(process.argv.slice(2));
  if (options.help) await print(USAGE);
  else process.exitCode = (await scan(options)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n${error.showUsage ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 2;
}
