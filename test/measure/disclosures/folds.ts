import { exampleOf, learnModel } from './learn.ts';
import type { Sentence } from './sentences.ts';
import type { Reading } from './tally.ts';

export const FOLDS = 5;

/** Rows of one sender share a fold; so do a sender's rows in other languages ("de-bank", "fr-bank"). */
function foldOf({ sender }: Sentence): number {
  let hash = 7;
  for (const letter of sender.slice(3)) hash = (hash * 31 + letter.charCodeAt(0)) % 65_521;
  return hash % FOLDS;
}

/** Pairs each tested row with a model learnt from the rows of `learnt` that are not tested with it. */
function readings(rows: readonly Sentence[], isTested: (row: Sentence) => boolean): Reading[] {
  const model = learnModel(rows.filter((row) => !isTested(row)).map(exampleOf));
  return rows.filter(isTested).map((row) => ({ row, model }));
}

/** Cross-validation over senders: each row is read by a model that has seen nothing of its sender. */
export function crossValidated(rows: readonly Sentence[]): Reading[] {
  return Array.from({ length: FOLDS }, (_, fold) => readings(rows, (row) => foldOf(row) === fold)).flat();
}

/** The rows that other authors wrote, read by a model that has learnt from none of theirs. */
export function byOtherAuthors(rows: readonly Sentence[], others: ReadonlySet<string>): Reading[] {
  return readings(rows, ({ text }) => others.has(text));
}
