import type { Approval } from '../../shared/decide/approval.ts';
import type { Withdrawal } from './approvals-schema.ts';

/**
 * All approvals and withdrawals of one user. Ledgers of several machines merge in any order to the same one: each
 * approval has its own name, and a withdrawal always wins over the approval it names.
 */
export interface Ledger {
  /** By id; none of them withdrawn. */
  readonly approvals: ReadonlyMap<string, Approval>;
  /** Id → when, in milliseconds since 1970. */
  readonly withdrawn: ReadonlyMap<string, number>;
}

export const EMPTY_LEDGER: Ledger = { approvals: new Map(), withdrawn: new Map() };

/** A machine that was off for less than this cannot bring a withdrawn approval back. */
const KEEP_WITHDRAWN_MS = 2 * 365 * 86_400_000;
/** Withdrawals kept, the newest; some forty bytes each. */
const MAX_WITHDRAWN = 20_000;

/** A ledger from its lists, whatever they hold twice. */
export function ledgerOf(approvals: readonly Approval[], withdrawals: readonly Withdrawal[]): Ledger {
  const withdrawn = new Map<string, number>();
  for (const { id, withdrawn: when } of withdrawals)
    withdrawn.set(id, Math.max(when, withdrawn.get(id) ?? 0));
  const kept = new Map<string, Approval>();
  for (const approval of approvals) {
    if (withdrawn.has(approval.id)) continue;
    const known = kept.get(approval.id);
    kept.set(approval.id, known ? firstOf(known, approval) : approval);
  }
  return { approvals: kept, withdrawn };
}

/** What all of these ledgers know. */
export function mergeLedgers(...ledgers: readonly Ledger[]): Ledger {
  return ledgerOf(
    ledgers.flatMap(({ approvals }) => [...approvals.values()]),
    ledgers.flatMap(withdrawalsOf),
  );
}

/** Two approvals of one name can only come from damage; every machine must choose the same. */
function firstOf(one: Approval, other: Approval): Approval {
  return canonical(one) <= canonical(other) ? one : other;
}

/** The withdrawals, as they are stored. */
export function withdrawalsOf({ withdrawn }: Ledger): Withdrawal[] {
  return Array.from(withdrawn, ([id, when]) => ({ id, withdrawn: when }));
}

/** The ledger with these approvals withdrawn, and with them every other one that says the same. */
export function withdrawn(ledger: Ledger, ids: readonly string[], now: number): Ledger {
  const named = new Set(ids.flatMap((id) => ledger.approvals.get(id) ?? []).map(contentOf));
  const all = [...ledger.approvals.values()].filter((approval) => named.has(contentOf(approval)));
  const withdrawals = all.map(({ id }) => ({ id, withdrawn: now }));
  return mergeLedgers(ledger, ledgerOf([], withdrawals));
}

/** The ledger without withdrawals that are too old to matter. */
export function pruned(ledger: Ledger, now: number): Ledger {
  const fresh = withdrawalsOf(ledger).filter((one) => one.withdrawn > now - KEEP_WITHDRAWN_MS);
  if (fresh.length === ledger.withdrawn.size && fresh.length <= MAX_WITHDRAWN) return ledger;
  const newest = fresh.sort((a, b) => b.withdrawn - a.withdrawn).slice(0, MAX_WITHDRAWN);
  return ledgerOf([...ledger.approvals.values()], newest);
}

/** What is approved, newest first; given on two machines, it stands there once. */
export function distinctApprovals({ approvals }: Ledger): Approval[] {
  const newest = [...approvals.values()].sort((a, b) => b.given - a.given || (a.id < b.id ? -1 : 1));
  const once = new Map<string, Approval>();
  for (const approval of newest) if (!once.has(contentOf(approval))) once.set(contentOf(approval), approval);
  return [...once.values()];
}

/** Whether two ledgers approve the same, by name. */
export function sameApprovals({ approvals: one }: Ledger, { approvals: other }: Ledger): boolean {
  return one.size === other.size && [...one.keys()].every((id) => other.has(id));
}

/** What an approval says, apart from its name and time. */
export function contentOf({
  purpose,
  regime,
  scope,
  hosts,
  pathShapes,
}: Omit<Approval, 'id' | 'given'>): string {
  const whom = scope.kind === 'everyone' ? null : [scope.address, scope.domain];
  return JSON.stringify([purpose, regime, whom, [...hosts].sort(), [...pathShapes].sort()]);
}

function canonical(approval: Approval): string {
  return `${approval.given} ${contentOf(approval)}`;
}
