import * as v from 'valibot';
import { CHOICE_ENTRIES, type Choice } from '../settings/choices.ts';
import type { StorageArea } from './approvals-disk.ts';

/** What an administrator may decide besides purposes (manifests/managed-schema.json). Anything else is left out. */
const managedSchema = v.object({
  showVisibleIndividual: v.optional(v.fallback(v.optional(CHOICE_ENTRIES.showVisibleIndividual), undefined)),
  strictness: v.optional(v.fallback(v.optional(CHOICE_ENTRIES.strictness), undefined)),
  retentionMonths: v.optional(v.fallback(v.optional(CHOICE_ENTRIES.retentionMonths), undefined)),
});

/** A browser that has just started may take seconds to say what its administrator decided; pictures do not wait for it. */
const PATIENCE_MS = 100;

/**
 * Choices that an administrator has made, as far as the browser says them at once. Until it does, what blocks more holds.
 *
 * @param late called if it does so only later: what was given meanwhile holds no more
 */
export async function managedChoicesSoon(area: Pick<StorageArea, 'get'>, late: () => void): Promise<Choice> {
  const choices = managedChoices(area);
  const soon = await Promise.race([
    choices,
    new Promise<null>((resolve) => {
      setTimeout(resolve, PATIENCE_MS, null);
    }),
  ]);
  if (soon !== null) return soon;
  void choices.then(late);
  return { showVisibleIndividual: false };
}

/** Choices that an administrator has made; browsers without such a storage have none. */
export async function managedChoices(area: Pick<StorageArea, 'get'>): Promise<Choice> {
  try {
    const { showVisibleIndividual, strictness, retentionMonths } = v.parse(
      managedSchema,
      await area.get(null),
    );
    return {
      ...(showVisibleIndividual !== undefined && { showVisibleIndividual }),
      ...(strictness !== undefined && { strictness }),
      ...(retentionMonths !== undefined && { retentionMonths }),
    };
  } catch {
    return {}; // Firefox rejects where nobody manages it.
  }
}
