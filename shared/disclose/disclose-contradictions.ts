import { CARRIERS, type Declaration } from './declaration.ts';
import { purposesOf } from './disclose-scope.ts';
import type { Contradiction } from './disclosure.ts';
import type { PurposeId } from './purposes.ts';

/**
 * What does not fit together in what a sender says.
 *
 * @param denied the text says that there is no tracking
 * @param trackersFound how many trackers were judged in the message
 */
export function contradictionsOf(
  declarations: readonly Declaration[],
  denied: boolean,
  trackersFound: number,
): Contradiction[] {
  const found: Contradiction[] = [];
  const declared = declarations.some(({ purposes }) => purposes.length > 0);
  if (denied && (trackersFound > 0 || declared)) found.push('denied');
  if (carriersDiffer(declarations)) found.push('carriers-differ');
  return found;
}

/**
 * Whether a carrier names a purpose that another one, which names some too, leaves out. A pixel's own `alt` may name
 * fewer than the message as a whole, never others.
 */
function carriersDiffer(declarations: readonly Declaration[]): boolean {
  const whole = declarations.filter(({ pixel }) => pixel === null);
  const sets = CARRIERS.map((carrier) => purposesOf(whole.filter((one) => one.carrier === carrier))).filter(
    ({ size }) => size > 0,
  );
  if (sets.some((one) => sets.some((other) => !isSubset(one, other)))) return true;
  const forPixels = purposesOf(declarations.filter(({ pixel }) => pixel !== null));
  return sets.some((set) => !isSubset(forPixels, set));
}

function isSubset(one: ReadonlySet<PurposeId>, other: ReadonlySet<PurposeId>): boolean {
  return [...one].every((purpose) => other.has(purpose));
}
