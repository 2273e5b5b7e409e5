import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { readSentences, SENTENCES } from './disclosures/sentences.ts';
import { f1, type Labelled, tally } from './disclosures/tally.ts';

const USAGE =
  'Usage: npm run --silent eval:disclosures -- [FILE.jsonl …]   (rows: text, lang, disclosure, purposes)';
/** Real sentences that others labelled; beside the project, not part of it. */
const SHARED = '../shared/corpus/disclosures.dev.jsonl';

const Row = v.object({
  text: v.string(),
  lang: v.string(),
  disclosure: v.boolean(),
  purposes: v.array(v.string()),
  kind: v.optional(v.string()),
});

function rowsOf(file: string): Labelled[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => v.parse(Row, JSON.parse(line)));
}

const percent = (value: number): string => (Number.isNaN(value) ? 'n/a' : value.toFixed(1)).padStart(7);

function line(name: string, rows: readonly Labelled[]): string {
  const { disclosures, purposes, denialsTaken } = tally(rows);
  const errors = `${disclosures.false} false, ${disclosures.missed} missed`;
  return `${name.padEnd(6)}${String(rows.length).padStart(5)}${percent(f1(disclosures))}${percent(f1(purposes))}${String(denialsTaken).padStart(9)}   ${errors}`;
}

function report(title: string, rows: readonly Labelled[]): string {
  const languages = [...new Set(rows.map((row) => row.lang))].sort();
  return [
    title,
    `${''.padEnd(6)}${'rows'.padStart(5)}${'F1'.padStart(7)}${'purp.'.padStart(7)}${'denials'.padStart(9)}`,
    ...languages.map((lang) =>
      line(
        lang,
        rows.filter((row) => row.lang === lang),
      ),
    ),
    line('all', rows),
    '',
  ].join('\n');
}

function main(files: readonly string[]): void {
  if (files.some((file) => file.startsWith('-'))) throw new Error(USAGE);
  const own = readSentences(SENTENCES);
  process.stdout.write(
    'Per cent. F1: disclosure yes or no; purp.: purposes, micro-F1; denials: denials taken for a disclosure.\n' +
      'The recogniser is made of rules: nothing is trained, so folds over senders would change nothing.\n\n',
  );
  const senders = new Set(own.map((row) => row.sender)).size;
  process.stdout.write(
    `${report(`Our own sentences, ${senders} senders (the rules were written with them in view)`, own)}\n`,
  );
  const others = files.length > 0 ? files : [SHARED].filter((file) => existsSync(file));
  for (const file of others) process.stdout.write(`${report(file, rowsOf(file))}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
