import type { Model } from '../../../shared/data/phrases/disclosure-weights.ts';
import { readText } from '../../../shared/disclose/text/read-text.ts';

/** What a row must have to be scored; `kind` is missing in rows that others labelled. */
export interface Labelled {
  readonly text: string;
  readonly lang: string;
  readonly disclosure: boolean;
  readonly purposes: readonly string[];
  readonly kind?: string | undefined;
}

/** Right, wrongly found, missed. */
interface Counts {
  hits: number;
  false: number;
  missed: number;
}

/** How the recogniser did on some rows. */
export interface Tally {
  rows: number;
  readonly disclosures: Counts;
  readonly purposes: Counts;
  denialsTaken: number;
}

const none = (): Counts => ({ hits: 0, false: 0, missed: 0 });

function count(counts: Counts, found: boolean, labelled: boolean): void {
  if (found && labelled) counts.hits += 1;
  else if (found) counts.false += 1;
  else if (labelled) counts.missed += 1;
}

/** A row, and the model that reads it: one that has not learnt from it, where that is what is measured. */
export interface Reading {
  readonly row: Labelled;
  readonly model: Model;
}

/** Reads every row and compares. Purposes are counted over all rows (micro). */
export function tally(readings: readonly Reading[]): Tally {
  const sum: Tally = { rows: readings.length, disclosures: none(), purposes: none(), denialsTaken: 0 };
  for (const { row, model } of readings) {
    const { declaration } = readText(row.text, model);
    const found: readonly string[] = declaration?.purposes ?? [];
    count(sum.disclosures, declaration !== null, row.disclosure);
    for (const purpose of new Set([...found, ...row.purposes])) {
      count(sum.purposes, found.includes(purpose), row.purposes.includes(purpose));
    }
    if (row.kind === 'denial' && declaration !== null) sum.denialsTaken += 1;
  }
  return sum;
}

/** F1 in per cent; not a number where there is nothing to find and nothing was found. */
export function f1({ hits, false: wrong, missed }: Counts): number {
  return (200 * hits) / (2 * hits + wrong + missed);
}
