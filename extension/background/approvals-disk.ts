import * as v from 'valibot';
import { approvalSchema, sortOut, withdrawalSchema } from './approvals-schema.ts';
import { EMPTY_LEDGER, ledgerOf, withdrawalsOf, type Ledger } from './approvals-ledger.ts';

/** The part of a browser's storage area that approvals use. */
export interface StorageArea {
  /** `null`: everything. */
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}

/** Where the ledger is kept on this device. */
export const LEDGER_KEY = 'approvals';
/** What could not be read, as it was found. */
export const DAMAGED_KEY = 'approvals-damaged';

const lists = v.object({ approvals: v.array(v.unknown()), withdrawn: v.array(v.unknown()) });

/** A ledger as it stands in storage. */
export function storedForm(ledger: Ledger): { approvals: unknown[]; withdrawn: unknown[] } {
  return { approvals: [...ledger.approvals.values()], withdrawn: withdrawalsOf(ledger) };
}

/** Reads what {@link storedForm} wrote; what does not fit is given back as it is. */
export function readForm(stored: unknown): { readonly ledger: Ledger; readonly damaged: unknown[] } {
  const parsed = v.safeParse(lists, stored);
  if (!parsed.success) return { ledger: EMPTY_LEDGER, damaged: [stored] };
  const approvals = sortOut(approvalSchema, parsed.output.approvals);
  const withdrawals = sortOut(withdrawalSchema, parsed.output.withdrawn);
  return {
    ledger: ledgerOf(approvals.good, withdrawals.good),
    damaged: [...approvals.damaged, ...withdrawals.damaged],
  };
}

/**
 * Reads the ledger of this device. Damaged entries are moved aside, in the same writing, and the rest is kept.
 *
 * @returns also how many entries stand aside by now
 */
export async function readLedger(area: StorageArea): Promise<{ ledger: Ledger; damaged: number }> {
  const [{ [LEDGER_KEY]: stored }, { [DAMAGED_KEY]: aside }] = await Promise.all([
    area.get(LEDGER_KEY),
    area.get(DAMAGED_KEY),
  ]);
  const before: readonly unknown[] = Array.isArray(aside) ? aside : [];
  if (stored === undefined) return { ledger: EMPTY_LEDGER, damaged: before.length };
  const { ledger, damaged } = readForm(stored);
  if (damaged.length > 0)
    await area.set({ [LEDGER_KEY]: storedForm(ledger), [DAMAGED_KEY]: [...before, ...damaged] });
  return { ledger, damaged: before.length + damaged.length };
}

/** Writes the ledger of this device, whole: a reader sees the one before or this one. Rejects when storage is full. */
export async function writeLedger(area: StorageArea, ledger: Ledger): Promise<void> {
  await area.set({ [LEDGER_KEY]: storedForm(ledger) });
}
