import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { corpusFiles, type CorpusFiles, readLabels } from './eval/corpus.ts';
import { clusteredInterval } from './eval/interval.ts';
import { addCounts, type Counts, MEASURES, noCounts, scoreMessage } from './eval/score.ts';
import { readJsonLines } from './scan/jsonl.ts';
import { scanMessage, scanTables } from './scan/scan-message.ts';

const USAGE = 'Usage: npm run --silent eval -- [--folds 10] DIR   (DIR holds the labelled messages)';

/** Counts by sender domain; a message without a sender is a cluster of its own. */
async function countsBySender(files: CorpusFiles): Promise<Map<string, Counts>> {
  const labels = await readLabels(files.labels);
  const tables = scanTables();
  const senders = new Map<string, Counts>();
  for await (const input of readJsonLines(
    createReadStream(files.messages).pipe(createGunzip()),
    'messages',
  )) {
    if ('error' in input) throw new Error(`${input.id}: ${input.error}`);
    const message = scanMessage(input, tables);
    const sender = message.sender?.domain ?? message.id;
    const counts = senders.get(sender) ?? noCounts();
    addCounts(counts, scoreMessage(message, labels.get(message.id) ?? []));
    senders.set(sender, counts);
  }
  return senders;
}

const percent = (value: number): string => (Number.isNaN(value) ? 'n/a' : `${(100 * value).toFixed(1)} %`);

function report(senders: ReadonlyMap<string, Counts>): string {
  const clusters = [...senders.values()];
  const all = noCounts();
  for (const counts of clusters) addCounts(all, counts);
  const rows = MEASURES.map((measure) => {
    const [low, high] = clusteredInterval(clusters, measure);
    const value = percent(measure.of(all)).padStart(8);
    return `${measure.name.padEnd(28)}${value}   ${percent(low).padStart(8)} to ${percent(high).padStart(8)}`;
  });
  return [
    `${''.padEnd(28)}${'value'.padStart(8)}   95 % interval, ${clusters.length} sender domains`,
    ...rows,
    '',
    `${all.listed} labelled references listed as written, ${all.cutOff} whose label ends early (at , or ; or a space)`,
    `trackers found ${all.hits}, missed ${all.misses}, false alarms ${all.falseAlarms}, of ${all.labelled} labelled references`,
  ].join('\n');
}

/** Throws the words to print where the command line is not understood. */
function options(): { help: boolean; folder: string; calibrated: boolean } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { folds: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const [folder = '', ...more] = positionals;
  if (!values.help) {
    if (folder === '') throw new Error(`No folder given.\n${USAGE}`);
    if (more.length > 0) throw new Error(`One folder at a time.\n${USAGE}`);
    if (!/^[1-9]\d*$/.test(values.folds ?? '1')) throw new Error(`--folds is a number.\n${USAGE}`);
  }
  return { help: values.help, folder, calibrated: values.folds !== undefined };
}

async function main(): Promise<number> {
  const { help, folder, calibrated } = options();
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const files = corpusFiles(folder);
  if (files === null) {
    process.stderr.write(
      `There are no labelled messages in ${folder} (messages.dev.jsonl.gz, labels.dev.jsonl.gz).\n`,
    );
    return 2;
  }
  process.stdout.write(`${report(await countsBySender(files))}\n`);
  if (calibrated) process.stdout.write('Nothing is calibrated yet: folds would change nothing.\n');
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 2;
});
