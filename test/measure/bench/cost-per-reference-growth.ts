import type { Figure } from './keys.ts';
import { pictures } from './newsletters.ts';
import { pairedRatio } from './paired-ratio.ts';
import { extractAndJudge } from './pipeline.ts';

const MANY = 50_000;
const FEW = 100;

/** Whether a reference costs more in a huge message: 50,000 references in one message, over 50,000 in 500 messages. */
export function costPerReferenceGrowth(): Promise<Figure> {
  const one = pictures(1, MANY);
  const small = Array.from({ length: MANY / FEW }, (_, seed) => pictures(seed, FEW));
  const times = pairedRatio(
    () => {
      extractAndJudge(one);
    },
    () => {
      for (const html of small) extractAndJudge(html);
    },
  );
  const note = `${MANY} references at once / in ${MANY / FEW} messages`;
  return Promise.resolve({ value: times.ratio, interval: times.interval, times, note });
}
