import { LEDGER_KEY } from './approvals-disk.ts';

/** What a change of the browser's storage asks of the approvals. */
interface ApprovalsNews {
  /** The account changed: learn what other machines wrote. */
  readonly exchange: boolean;
  /** What was read of this device, or of the administrator's policy, holds no more. */
  readonly forget: boolean;
  /** Somebody else changed it, so that nobody has judged with it yet; this background judges after its own changes. */
  readonly judge: boolean;
}

/**
 * What a change of storage means for approvals; null where it means nothing, as most of what is stored on this device.
 *
 * @param area as `storage.onChanged` names it
 * @param keys that changed
 */
export function newsOf(area: string, keys: readonly string[]): ApprovalsNews | null {
  switch (area) {
    case 'local':
      return keys.includes(LEDGER_KEY) ? { exchange: false, forget: true, judge: false } : null;
    case 'sync':
      return { exchange: true, forget: false, judge: false };
    case 'managed':
      return { exchange: false, forget: true, judge: true };
    default:
      return null;
  }
}
