import { PURPOSES } from '../disclose/purposes.ts';
import { purposesOf, type HistoryColumns } from './columns.ts';
import type { SenderRow } from './query.ts';

/** What is counted of one sender; columns by their numbers. */
interface Tally {
  blocked: number;
  allowed: number;
  first: number;
  last: number;
  readonly vendors: Map<number, number>;
  readonly purposes: Set<number>;
}

/** The senders of some rows, the last seen first. @param rows as `findRows` gives them, in any order */
export function senderRows(columns: HistoryColumns, rows: Uint32Array): SenderRow[] {
  const { sender, vendor, purposes, decision } = columns.columns;
  const isBlocked = columns.texts.decision.matching((text) => text === 'block');
  const tallies = new Map<number, Tally>();
  for (const row of rows) {
    const id = sender[row] ?? 0;
    const tally = tallies.get(id) ?? newTally();
    tallies.set(id, tally);
    if (isBlocked[decision[row] ?? 0] === 1) tally.blocked += 1;
    else tally.allowed += 1;
    const time = columns.times[row] ?? 0;
    tally.first = Math.min(tally.first, time);
    tally.last = Math.max(tally.last, time);
    const by = vendor[row] ?? 0;
    tally.vendors.set(by, (tally.vendors.get(by) ?? 0) + 1);
    tally.purposes.add(purposes[row] ?? 0);
  }
  return [...tallies]
    .map(([id, tally]) => rowOf(columns, id, tally))
    .sort((one, other) => other.last - one.last || (one.sender < other.sender ? -1 : 1));
}

function newTally(): Tally {
  return {
    blocked: 0,
    allowed: 0,
    first: Infinity,
    last: -Infinity,
    vendors: new Map(),
    purposes: new Set(),
  };
}

function rowOf({ texts }: HistoryColumns, id: number, tally: Tally): SenderRow {
  const declared = new Set([...tally.purposes].flatMap((one) => purposesOf(texts.purposes.textOf(one))));
  return {
    sender: texts.sender.textOf(id),
    blocked: tally.blocked,
    allowed: tally.allowed,
    first: tally.first,
    last: tally.last,
    vendors: [...tally.vendors]
      .sort(([, one], [, other]) => other - one)
      .map(([vendor]) => texts.vendor.textOf(vendor)),
    purposes: PURPOSES.filter((purpose) => declared.has(purpose)),
  };
}
