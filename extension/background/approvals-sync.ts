import type { Approval } from '../../shared/decide/approval.ts';
import { readForm, storedForm, type StorageArea } from './approvals-disk.ts';
import { mergeLedgers, withdrawalsOf, type Ledger } from './approvals-ledger.ts';
import type { Withdrawal } from './approvals-schema.ts';

/**
 * Approvals in the browser's account. Each machine writes only shards of its own, so that two machines never overwrite
 * each other; what is approved is the union over all. A record that several machines know stands with the one whose
 * name comes first, so that it takes its room once.
 */

/** Bytes of one item, key and value as JSON: the browsers' `QUOTA_BYTES_PER_ITEM` is 8,192. */
const MAX_SHARD_BYTES = 8_000;
/** Bytes of everything in the account: `QUOTA_BYTES` is 102,400; the rest is for other settings. */
const MAX_SYNC_BYTES = 98_000;
/** Items of everything in the account: `MAX_ITEMS` is 512. */
const MAX_SYNC_ITEMS = 500;

const SHARD = /^approvals:([0-9a-f]+):([0-9]+)$/;

interface Shard {
  readonly approvals: Approval[];
  readonly withdrawn: Withdrawal[];
}

/** What came of an exchange. */
export interface Exchange {
  /** What this machine and the account know together. */
  readonly ledger: Ledger;
  /** `full`: some of it found no room in the account; `failed`: the browser refused to write (too often, too much). */
  readonly written: 'on' | 'full' | 'failed';
}

/**
 * Learns what other machines wrote, and writes what they lack. Withdrawals go first, then approvals, oldest first.
 * Whatever is not written is not lost: the device has it all. Rejects where the account cannot be read.
 *
 * @param machine name of this machine, hexadecimal
 */
export async function exchange(area: StorageArea, machine: string, own: Ledger): Promise<Exchange> {
  const items = await area.get(null);
  const shards = Object.entries(items).flatMap(([key, value]) => {
    const name = SHARD.exec(key)?.[1];
    return name === undefined ? [] : [{ key, machine: name, ledger: readForm(value).ledger }];
  });
  const ledger = mergeLedgers(own, ...shards.map((shard) => shard.ledger));
  const before = shards.filter((shard) => shard.machine < machine).map((shard) => shard.ledger);
  const mine = shards.filter((shard) => shard.machine === machine).map(({ key }) => key);
  const others = Object.entries(items).filter(([key]) => !mine.includes(key));
  const room = {
    bytes: MAX_SYNC_BYTES - others.reduce((sum, [key, value]) => sum + bytesOf(key, value), 0),
    items: MAX_SYNC_ITEMS - others.length,
  };
  const { written, fits } = pack(recordsToWrite(ledger, before), machine, room);
  try {
    await replace(area, items, mine, written);
  } catch {
    return { ledger, written: 'failed' };
  }
  return { ledger, written: fits ? 'on' : 'full' };
}

/** Takes every approval out of the account; machines that still sync put back what they know. */
export async function leaveSync(area: StorageArea): Promise<void> {
  const keys = Object.keys(await area.get(null)).filter((key) => SHARD.test(key));
  if (keys.length > 0) await area.remove(keys);
}

type SyncRecord = { readonly withdrawal: Withdrawal } | { readonly approval: Approval };

/** What no machine before this one has written. */
function recordsToWrite(ledger: Ledger, before: readonly Ledger[]): SyncRecord[] {
  const withdrawals = withdrawalsOf(ledger)
    .filter(({ id }) => !before.some(({ withdrawn }) => withdrawn.has(id)))
    .sort((a, b) => a.withdrawn - b.withdrawn || compare(a.id, b.id));
  const approvals = [...ledger.approvals.values()]
    .filter(({ id }) => !before.some((other) => other.approvals.has(id)))
    .sort((a, b) => a.given - b.given || compare(a.id, b.id));
  return [
    ...withdrawals.map((withdrawal) => ({ withdrawal })),
    ...approvals.map((approval) => ({ approval })),
  ];
}

/** Fills shards one after another; what finds no room is left out. */
function pack(
  records: readonly SyncRecord[],
  machine: string,
  room: { readonly bytes: number; readonly items: number },
): { written: Map<string, Shard>; fits: boolean } {
  const written = new Map<string, Shard>();
  const shardBytes = bytesOf(`approvals:${machine}:000`, emptyShard());
  let { bytes: left } = room;
  let inShard = MAX_SHARD_BYTES;
  let fits = true;
  for (const record of records) {
    const bytes = jsonBytes('approval' in record ? record.approval : record.withdrawal) + 1; // A comma.
    const opens = inShard + bytes > MAX_SHARD_BYTES;
    const cost = bytes + (opens ? shardBytes : 0);
    const tooBig = shardBytes + bytes > MAX_SHARD_BYTES;
    if (tooBig || cost > left || (opens && written.size >= room.items)) {
      fits = false;
      continue;
    }
    if (opens) written.set(`approvals:${machine}:${written.size}`, emptyShard());
    inShard = opens ? cost : inShard + bytes;
    left -= cost;
    add(record, [...written.values()].at(-1));
  }
  return { written, fits };
}

function emptyShard(): Shard {
  return { approvals: [], withdrawn: [] };
}

function add(record: SyncRecord, shard: Shard | undefined): void {
  if ('approval' in record) shard?.approvals.push(record.approval);
  else shard?.withdrawn.push(record.withdrawal);
}

/** Writes only what changed: browsers count writes. They may give members back in another order. */
async function replace(
  area: StorageArea,
  items: Readonly<Record<string, unknown>>,
  mine: readonly string[],
  written: ReadonlyMap<string, Shard>,
): Promise<void> {
  const ordered = (value: unknown): string => JSON.stringify(storedForm(readForm(value).ledger));
  const gone = mine.filter((key) => !written.has(key));
  const changed = [...written].filter(([key, shard]) => ordered(items[key]) !== ordered(shard));
  if (gone.length > 0) await area.remove(gone);
  if (changed.length > 0) await area.set(Object.fromEntries(changed));
}

function bytesOf(key: string, value: unknown): number {
  return new TextEncoder().encode(key).length + jsonBytes(value);
}

/** Size of a value as browsers count it; Chromium writes `<` as six characters. */
function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value).replaceAll('<', '\\u003C')).length;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
