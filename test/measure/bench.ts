import { parseArgs } from 'node:util';
import { ENTRIES } from './bench/entries.ts';
import type { BenchEntry, Figure } from './bench/keys.ts';
import { asJson, asTable } from './bench/report.ts';

const USAGE = 'Usage: npm run --silent bench -- [--json] [KEY…]   (without keys: all figures)';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (positionals.some((key) => ENTRIES.every((entry) => entry.key !== key))) {
    process.stderr.write(`${USAGE}\nKeys: ${ENTRIES.map(({ key }) => key).join(', ')}\n`);
    return 2;
  }
  const taken: [BenchEntry, Figure | null][] = [];
  for (const entry of ENTRIES) {
    const wanted = positionals.length === 0 || positionals.includes(entry.key);
    taken.push([entry, wanted && entry.bench !== null ? await entry.bench() : null]);
  }
  process.stdout.write(`${values.json ? asJson(taken) : asTable(taken)}\n`);
  return 0;
}

process.exitCode = await main();
