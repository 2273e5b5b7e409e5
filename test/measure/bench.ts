import { parseArgs } from 'node:util';
import { ENTRIES } from './bench/entries.ts';
import type { BenchEntry, Figure } from './bench/keys.ts';
import { asJson, asTable } from './bench/report.ts';

const USAGE = `Usage: npm run --silent bench -- [--json] [KEY…]   (without keys: all figures)
Keys: ${ENTRIES.map(({ key }) => key).join(', ')}`;

/** The command line as read; null where it is not understood. */
function options(): { json: boolean; help: boolean; keys: readonly string[] } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const known = positionals.every((key) => ENTRIES.some((entry) => entry.key === key));
    return known ? { ...values, keys: positionals } : null;
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const asked = options();
  if (asked === null || asked.help) {
    (asked === null ? process.stderr : process.stdout).write(`${USAGE}\n`);
    return asked === null ? 2 : 0;
  }
  const wanted = ({ key }: BenchEntry): boolean => asked.keys.length === 0 || asked.keys.includes(key);
  const taken: [BenchEntry, Figure | null][] = [];
  for (const entry of ENTRIES) {
    taken.push([entry, wanted(entry) && entry.bench !== null ? await entry.bench() : null]);
  }
  // Machines find every key; people only what they asked for.
  const text = asked.json ? asJson(taken) : asTable(taken.filter(([entry]) => wanted(entry)));
  process.stdout.write(`${text}\n`);
  return 0;
}

process.exitCode = await main();
