import { PURPOSES, type PurposeId } from '../disclose/purposes.ts';

/** What an administrator decided for this browser (`storage.managed`, manifests/managed-schema.json). */
export interface ManagedPolicy {
  /** Counts like an approval for every sender: authenticated ones only, an exemption only where nobody doubts it. */
  readonly allow: readonly PurposeId[];
  /** Never loads, whoever approved. */
  readonly forbid: readonly PurposeId[];
  /** The user can change nothing; what the user approved before rests until the lock is taken away. */
  readonly lock: boolean;
}

/** A browser that nobody manages. */
export const NO_POLICY: ManagedPolicy = { allow: [], forbid: [], lock: false };

/** While nobody knows what an administrator decided, nothing is let through by approval. */
export const UNKNOWN_POLICY: ManagedPolicy = { allow: [], forbid: PURPOSES, lock: true };
