import { withToken } from '../release-token.ts';
import type { FoundView } from './batches.ts';
import type { FoundReference } from './extraction.ts';
import type { Parts } from './parts.ts';
import { applyReleases, type PlacedReference } from './release.ts';
import type { View } from './views.ts';

/** Releases what was judged harmless in these views. */
export function letThrough(found: readonly FoundView[], parts: Parts): Promise<void> {
  const placed = found.flatMap(({ view, content }) =>
    content.references.map((one) => ({ ...one, release: releaseOf(view, one, parts) })),
  );
  return applyIn(placed, parts);
}

/** Applies releases in the guard's document. */
export function applyIn(placed: readonly PlacedReference[], parts: Parts): Promise<void> {
  const { parking, released, failures, written } = parts;
  return applyReleases(placed, {
    parking,
    released,
    written,
    askedFor: (element) => failures.askedFor(element),
    lastResort: (element) => failures.lastResort(element),
    probeFailed: (url) => {
      failures.probeFailed(url);
    },
  });
}

function releaseOf(
  view: View,
  { reference, element, released }: FoundReference,
  { failures, onceTokens, policy }: Parts,
): string | null | undefined {
  if (released || failures.gaveUp(element, reference.absolute)) return undefined;
  if (policy.forbids(reference.absolute)) return undefined; // Learned while it was judged.
  const once = onceTokens.get(reference.absolute);
  if (once !== undefined) return withToken(reference.absolute, once);
  const decision = view.verdicts.of(reference)?.decision;
  if (decision === undefined) return undefined;
  return decision === 'allow' ? withToken(reference.absolute, view.token) : null;
}

/** Boxes in the places of blocked pictures, and nowhere else. */
export function keepPlaceholders(found: readonly FoundView[], { surfaces, written }: Parts): void {
  const blocked = found.flatMap(({ view, content }) =>
    content.references.filter((one) => {
      const verdict = view.verdicts.of(one.reference);
      return !one.released && verdict?.decision === 'block' && verdict.placeholder;
    }),
  );
  surfaces.keepPlaceholders(blocked);
  written();
}
