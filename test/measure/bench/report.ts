import type { BenchEntry, Figure } from './keys.ts';
import type { Spread } from './paired-ratio.ts';

export type Taken = readonly (readonly [BenchEntry, Figure | null])[];

/** One object: a number for each key, null where it is not built or could not be taken, and what the numbers are made of. */
export function asJson(taken: Taken): string {
  const values = Object.fromEntries(taken.map(([{ key }, figure]) => [key, figure?.value ?? null]));
  const details = Object.fromEntries(
    taken.flatMap(([{ key }, figure]) => (figure === null ? [] : [[key, detailsOf(figure)] as const])),
  );
  return JSON.stringify({ ...values, details });
}

function detailsOf({ interval, times, note, also }: Figure) {
  const beside = also?.map((one) => ({ ...one, kept: isKept(one) }));
  return { interval, times, note, ...(beside && { also: beside }) };
}

const isKept = ({ value, goal }: { value: number; goal: number }): boolean => value <= goal;

const shown = (value: number): string => (value >= 1_000 ? String(Math.round(value)) : value.toFixed(2));
const spread = ({ min, median, max }: Spread): string => [min, median, max].map(shown).join(' / ');

function lines([{ key, goal }, figure]: Taken[number]): string[] {
  if (figure === null) return [`${key.padEnd(26)}not built yet`];
  const also = figure.also ?? [];
  const kept = goal !== null && [{ value: figure.value, goal }, ...also].every(isKept);
  const verdict = goal === null ? '' : `goal ${shown(goal)}: ${kept ? 'kept' : 'MISSED'}`;
  const interval = figure.interval === null ? '' : `(${figure.interval.map(shown).join(' to ')})`;
  const first =
    `${key.padEnd(26)}${shown(figure.value).padStart(8)}  ${interval.padEnd(18)}${verdict}`.trimEnd();
  const beside = also.map(
    (one) =>
      `${''.padEnd(28)}${one.title}: ${shown(one.value)}, goal ${shown(one.goal)}: ${isKept(one) ? 'kept' : 'MISSED'}`,
  );
  const about = [`${''.padEnd(28)}${figure.note}`, ...beside];
  if (figure.times === null) return [first, ...about];
  const times = `${''.padEnd(28)}ms, min / median / max: ${spread(figure.times.ours)} over ${spread(figure.times.base)}`;
  return [first, ...about, times];
}

/** A table for people: each figure with its 95 % interval, its goal and the times behind it. */
export function asTable(taken: Taken): string {
  return taken.flatMap(lines).join('\n');
}
