import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { examplesOfLines, ownExamples } from './links/examples.ts';
import { linkReport } from './links/report.ts';

/** Real links with their sentences; only where the project's shared files lie beside it. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/links.dev.jsonl', import.meta.url));

const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : [CORPUS].filter((path) => existsSync(path));
const reports = [
  linkReport('Own examples', ownExamples()),
  ...files.map((path) => linkReport(path.split('/').at(-1) ?? path, examplesOfLines(path))),
];
process.stdout.write(`${reports.join('\n\n')}\n`);
