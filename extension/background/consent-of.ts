import { indexApprovals } from '../../shared/decide/approval-index.ts';
import { NO_POLICY } from '../../shared/decide/managed-policy.ts';
import { mailboxKey } from '../../shared/history/message-key.ts';
import type { PageContext } from '../messages.ts';
import type { ApprovalState } from './approvals-store.ts';
import type { Consent } from './consent.ts';
import { confirmedList, type Learned } from './learned.ts';
import type { HistoryStore } from './history-store.ts';

/** What it takes to know what the user agreed to. */
export interface ConsentServices {
  readonly history: Pick<HistoryStore, 'optOutsOf'>;
  readonly approvals: {
    /** Rejects where storage cannot be read: nothing is approved then. */
    state(): Promise<Pick<ApprovalState, 'index' | 'policy'>>;
  };
  /** Of this installation, for hashes; null where none was made yet: nothing was remembered then. */
  knownSalt(): Promise<string | null>;
}

const NOTHING_APPROVED = { index: indexApprovals([]), policy: NO_POLICY };

type OptOuts = Awaited<ReturnType<HistoryStore['optOutsOf']>>;

/** While history cannot be read, nobody knows what was taken back: all of it counts as if it was. */
const ALL_WITHDRAWN: Consent['optedOut'] = [{ purposes: [] }];

/** What is known of a message. */
interface Known {
  readonly context: PageContext | null;
  readonly learned: Learned;
}

/** The opt-outs that hold for a message's sender from its mailbox, newest first; none where nobody says who it is. */
export async function optOutsOf({ context, learned }: Known, services: ConsentServices): Promise<OptOuts> {
  const sender = context?.sender.address?.toLowerCase();
  if (sender === undefined) return [];
  const salt = await services.knownSalt(); // Looking makes none: a private window writes nothing.
  if (salt === null) return [];
  const mailbox = mailboxKey(salt, context?.recipients[0] ?? null);
  return services.history.optOutsOf({ sender, list: confirmedList(context, learned) }, mailbox);
}

/**
 * What the user agreed to for the messages of a page. Opt-outs are looked up only where something is approved for more
 * than one sender: nothing else could outweigh them.
 */
export async function consentOf(
  messages: readonly Known[],
  services: ConsentServices,
): Promise<(message: Known) => Consent> {
  const { index, policy } = await services.approvals.state().catch(() => NOTHING_APPROVED);
  const forMany = index.everyone.size > 0 || policy.allow.length > 0;
  const found = new Map<string, Consent['optedOut']>();
  for (const message of forMany ? messages : []) {
    const key = keyOf(message);
    if (!found.has(key)) found.set(key, await optOutsOf(message, services).catch(() => ALL_WITHDRAWN));
  }
  return (message) => ({
    approvals: index,
    managed: policy,
    optedOut: found.get(keyOf(message)) ?? [],
  });
}

function keyOf({ context, learned }: Known): string {
  const { sender, recipients } = context ?? { sender: { address: null }, recipients: [] };
  return JSON.stringify([sender.address, recipients[0] ?? null, confirmedList(context, learned)]);
}
