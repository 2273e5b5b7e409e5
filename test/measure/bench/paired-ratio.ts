import { quantile, seeded } from '../eval/interval.ts';

/** Minimum, median and maximum of one side, in milliseconds. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export interface PairedRatio {
  readonly ratio: number;
  readonly interval: readonly [number, number];
  readonly ours: Spread;
  readonly base: Spread;
}

/** At least seven; odd, so that a median is a round that happened. */
const ROUNDS = 11;
/** Rounds before the first that counts: compilers need them. */
const WARM_UP = 3;
const RESAMPLES = 2_000;
const SEED = 7;

function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

function spread(values: readonly number[]): Spread {
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

/** Median and its 95 % interval, of one value for each pair. */
export function summaryOf(values: readonly number[]): {
  readonly median: number;
  readonly interval: readonly [number, number];
} {
  return { median: median(values), interval: interval(values) };
}

/** 95 % interval of the median by resampling the pairs. */
function interval(ratios: readonly number[]): readonly [number, number] {
  const random = seeded(SEED);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] ?? Number.NaN)),
  ).sort((a, b) => a - b);
  return [quantile(medians, 0.025), quantile(medians, 0.975)];
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * Times two pieces of work in turns, the first of each pair changing, so that whatever else the machine does falls on
 * both; the ratio is the median over the pairs.
 */
export function pairedRatio(ours: () => void, base: () => void): PairedRatio {
  for (let round = 0; round < WARM_UP; round += 1) {
    ours();
    base();
  }
  const pairs = Array.from({ length: ROUNDS }, (_, round) => {
    if (round % 2 === 0) return { ours: milliseconds(ours), base: milliseconds(base) };
    const second = milliseconds(base);
    return { ours: milliseconds(ours), base: second };
  });
  return ratioOf(pairs);
}

/** The same for work that measures itself (in a browser) and gives its milliseconds. */
export async function pairedRatioAsync(
  ours: () => Promise<number>,
  base: () => Promise<number>,
): Promise<PairedRatio> {
  return ratioOf(await pairedAsync(ours, base, ROUNDS, WARM_UP));
}

/** What both sides gave in each round that counts; in turns, as {@link pairedRatio}. */
export async function pairedAsync<Result>(
  ours: () => Promise<Result>,
  base: () => Promise<Result>,
  rounds: number,
  warmUp: number,
): Promise<readonly Pair<Result>[]> {
  for (let round = 0; round < warmUp; round += 1) {
    await ours();
    await base();
  }
  const pairs: Pair<Result>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await ours() : await base();
    const second = round % 2 === 0 ? await base() : await ours();
    pairs.push(round % 2 === 0 ? { ours: first, base: second } : { ours: second, base: first });
  }
  return pairs;
}

/** One round of both sides; milliseconds, unless said otherwise. */
export interface Pair<Result = number> {
  readonly ours: Result;
  readonly base: Result;
}

/** Median ratio, its interval, and the spread of both sides. */
export function ratioOf(pairs: readonly Pair[]): PairedRatio {
  const ratios = pairs.map((pair) => pair.ours / pair.base);
  return {
    ratio: median(ratios),
    interval: interval(ratios),
    ours: spread(pairs.map((pair) => pair.ours)),
    base: spread(pairs.map((pair) => pair.base)),
  };
}
