import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { STDIN } from './sources.ts';

export const USAGE = `Usage: npm run --silent scan -- [--json] [--approvals FILE] PATH…

Says what each message would tell its sender on opening, what its sender declares, and what Pixelgate
would do. For senders it is the checker of docs/declare.md: it lists what to correct.
PATH is an .eml file, an mbox, a folder of them, a .jsonl file (also .jsonl.gz), or - for JSON lines on
standard input: {"id", "from", "to", "headers": {"lower-case-name": "value"}, "html"}.

  --json            one JSON line for each message, in input order
  --approvals FILE  an export of approvals (read and checked; nothing can be approved yet)
  --help            this text

Exit status: 0, 1 when any message failed, 2 for bad usage.`;

/** Bad usage: the words to print before exit status 2. */
export class UsageError extends Error {
  /** Whether the whole usage helps; where a file is missing it only hides what is wrong. */
  readonly showUsage: boolean;

  constructor(words: string, showUsage = true) {
    super(words);
    this.showUsage = showUsage;
  }
}

export interface ScanOptions {
  readonly json: boolean;
  readonly help: boolean;
  readonly paths: readonly string[];
}

function checkApprovals(file: string): void {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UsageError(`The approvals in ${file} cannot be read.`, false);
  }
}

/** Reads the command line. Throws a UsageError. */
export function scanOptions(args: readonly string[]): ScanOptions {
  const parsed = parse(args);
  const { json, help, approvals } = parsed.values;
  if (help) return { json, help, paths: [] };
  if (parsed.positionals.length === 0) throw new UsageError('Which messages? No PATH was given.');
  for (const path of parsed.positionals) {
    if (path !== STDIN && !existsSync(path)) throw new UsageError(`There is no ${path}.`, false);
  }
  if (approvals !== undefined) checkApprovals(approvals);
  return { json, help, paths: parsed.positionals };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        approvals: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
