import type { Declaration } from './declaration.ts';
import { byPixel, covers, purposesOf } from './disclose-scope.ts';
import type { Disclosure, NeededPurpose } from './disclosure.ts';
import { PURPOSES } from './purposes.ts';
import { regimeOf } from './regime.ts';

/** A message may hold as many declarations as pixels: they are sorted by pixel once, not for each. */
const groups = new WeakMap<Disclosure, ReadonlyMap<string | null, readonly Declaration[]>>();

/**
 * What must be approved before a pixel loads: all purposes declared for the message, and those of this pixel's own
 * `alt`. A doubtful exemption counts as a purpose that needs consent, and so does one of a pixel that serves another
 * purpose which needs it (recommendation, section 3.2: "exclusively").
 *
 * @param pixelUrl URL of the pixel as its sender wrote it, proxies undone (`Judgement.originalUrl`)
 * @returns in the order of `PURPOSES`; null where nothing is declared for this pixel, or no purpose named
 */
export function neededPurposes(disclosure: Disclosure, pixelUrl: string): readonly NeededPurpose[] | null {
  const sorted = groups.get(disclosure) ?? byPixel(disclosure.declarations);
  groups.set(disclosure, sorted);
  const whole = (sorted.get(null) ?? []).filter((one) => covers(one, pixelUrl));
  const named = purposesOf([...whole, ...(sorted.get(pixelUrl) ?? [])]);
  if (named.size === 0) return null;
  const mixed = [...named].some((purpose) => regimeOf(purpose) === 'consent');
  const doubted = new Set(
    disclosure.purposes.filter(({ regime }) => regime === 'consent').map(({ purpose }) => purpose),
  );
  return PURPOSES.filter((purpose) => named.has(purpose)).map((purpose) => ({
    purpose,
    regime: mixed || doubted.has(purpose) ? 'consent' : regimeOf(purpose),
  }));
}
