import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { shippedModel } from '../../shared/disclose/text/windows.ts';
import { byOtherAuthors, crossValidated, FOLDS } from './disclosures/folds.ts';
import { BY_OTHERS, readSentences, SENTENCES } from './disclosures/sentences.ts';
import { f1, type Labelled, type Reading, tally } from './disclosures/tally.ts';

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

function line(name: string, rows: readonly Reading[]): string {
  const { disclosures, purposes, denialsTaken } = tally(rows);
  const errors = `${disclosures.false} false, ${disclosures.missed} missed`;
  return `${name.padEnd(6)}${String(rows.length).padStart(5)}${percent(f1(disclosures))}${percent(f1(purposes))}${String(denialsTaken).padStart(9)}   ${errors}`;
}

function report(title: string, rows: readonly Reading[]): string {
  const languages = [...new Set(rows.map(({ row }) => row.lang))].sort();
  return [
    title,
    `${''.padEnd(6)}${'rows'.padStart(5)}${'F1'.padStart(7)}${'purp.'.padStart(7)}${'denials'.padStart(9)}`,
    ...languages.map((lang) =>
      line(
        lang,
        rows.filter(({ row }) => row.lang === lang),
      ),
    ),
    line('all', rows),
    '',
  ].join('\n');
}

function main(files: readonly string[]): void {
  if (files.some((file) => file.startsWith('-'))) throw new Error(USAGE);
  const own = readSentences(SENTENCES);
  const senders = new Set(own.map((row) => row.sender)).size;
  const others = new Set(readSentences(SENTENCES, BY_OTHERS).map(({ text }) => text));
  process.stdout.write(
    'Per cent. F1: disclosure yes or no; purp.: purposes, micro-F1; denials: denials taken for a disclosure.\n\n',
  );
  const validated = `Our own sentences, cross-validated over ${senders} senders in ${FOLDS} folds`;
  process.stdout.write(`${report(validated, crossValidated(own))}\n`);
  const unseen =
    'Of these, those by authors who knew nothing of the others, learnt from the others only (the phrases were widened with them in view)';
  process.stdout.write(`${report(unseen, byOtherAuthors(own, others))}\n`);
  const model = shippedModel();
  for (const file of files.length > 0 ? files : [SHARED].filter((name) => existsSync(name))) {
    const readings = rowsOf(file).map((row) => ({ row, model }));
    process.stdout.write(`${report(`${file}, read as the product does`, readings)}\n`);
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
