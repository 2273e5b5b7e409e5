import * as v from 'valibot';
import { NO_POLICY, UNKNOWN_POLICY, type ManagedPolicy } from '../../shared/decide/managed-policy.ts';
import { PURPOSES, type PurposeId } from '../../shared/disclose/purposes.ts';
import type { StorageArea } from './approvals-disk.ts';

const isPurpose = (text: string): text is PurposeId => PURPOSES.some((purpose) => purpose === text);

/** A word that is no purpose is left out; an administrator may have written it for a newer version. */
const purposes = v.fallback(
  v.pipe(
    v.array(v.string()),
    v.transform((words) => words.filter(isPurpose)),
  ),
  [],
);

const policySchema = v.object({
  allow: v.optional(purposes, []),
  forbid: v.optional(purposes, []),
  lock: v.optional(v.fallback(v.boolean(), false), false),
});

/** A browser that has just started may take seconds to say what its administrator decided; pictures do not wait for it. */
const PATIENCE_MS = 100;

/**
 * What an administrator decided, as far as the browser says it at once.
 *
 * @param late called if it does so only later: what was given meanwhile holds no more
 */
export async function policySoon(area: Pick<StorageArea, 'get'>, late: () => void): Promise<ManagedPolicy> {
  const policy = readPolicy(area);
  const soon = await Promise.race([
    policy,
    new Promise<null>((resolve) => {
      setTimeout(resolve, PATIENCE_MS, null);
    }),
  ]);
  if (soon !== null) return soon;
  void policy.then(late);
  return UNKNOWN_POLICY;
}

/** What an administrator decided (manifests/managed-schema.json); browsers without such a storage have no policy. */
export async function readPolicy(area: Pick<StorageArea, 'get'>): Promise<ManagedPolicy> {
  try {
    return v.parse(policySchema, await area.get(null));
  } catch {
    return NO_POLICY; // Firefox rejects where nobody manages it.
  }
}
