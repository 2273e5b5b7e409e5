import { addCounts, type Counts, type Measure, noCounts } from './score.ts';

/** Resamples: enough for two digits of a 95 % interval. */
const RESAMPLES = 2_000;
/** Fixed, so that the same figures give the same interval. */
const SEED = 20_260_414;
const TAIL = 0.025;

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The value below which a share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = Math.round(share * (sorted.length - 1));
  return sorted[at] ?? Number.NaN;
}

/**
 * 95 % interval of a measure by resampling whole clusters (sender domains): a sender's messages are alike, so treating
 * each as a draw of its own would make the interval too narrow.
 */
export function clusteredInterval(clusters: readonly Counts[], measure: Measure): readonly [number, number] {
  const random = seeded(SEED);
  const values: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    const sum = noCounts();
    for (let draw = 0; draw < clusters.length; draw += 1) {
      const cluster = clusters[Math.floor(random() * clusters.length)];
      if (cluster !== undefined) addCounts(sum, cluster);
    }
    const value = measure.of(sum);
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  return [quantile(values, TAIL), quantile(values, 1 - TAIL)];
}
