import type { OptOut } from '../../shared/disclose/opt-out.ts';
import type { OptOutState } from '../../shared/history/opt-out-record.ts';
import { mailboxKey } from '../../shared/history/message-key.ts';
import type { ActAnswer } from '../messages.ts';
import { freshToken } from '../release-token.ts';
import type { ApprovalsStore } from './approvals-store.ts';
import type { HistoryStore } from './history-store.ts';
import { planOptOut, type OptOutPlan } from './opt-out-plan.ts';
import type { OptOutResult } from './opt-out-request.ts';
import type { StoredView } from './view-store.ts';

/** What opting out takes. */
export interface OptOutServices {
  readonly approvals: Pick<ApprovalsStore, 'revokeFor'>;
  readonly optOuts: Pick<HistoryStore, 'addOptOut'>;
  salt(): Promise<string>;
  now(): number;
  /** RFC 8058; the answer can be read where the extension has access to the host. */
  post(url: string, origins: readonly string[]): Promise<OptOutResult>;
  /** Shows the sender's page, or begins a mail, in a new tab. */
  openTab(url: string): Promise<void>;
}

/**
 * Asks a sender to stop, in the way that the user chose and confirmed; takes back what was agreed to for this sender,
 * for messages received already too; and remembers it, so that it can be watched (recommendation, section 5).
 */
export async function optOut(url: string, view: StoredView, services: OptOutServices): Promise<ActAnswer> {
  const chosen = view.summary.disclosure.optOuts.find((one) => one.url === url);
  const plan = chosen ? planOptOut(chosen) : null;
  if (!chosen || !plan) return { error: 'refused' };
  const outcome = await carryOut(plan, services);
  if (typeof outcome !== 'string') return outcome;
  const sender = view.summary.sender.address?.toLowerCase();
  if (sender === undefined) return { ok: true };
  await services.approvals.revokeFor(sender, 'consent');
  await services.optOuts.addOptOut({
    id: freshToken(),
    mailbox: mailboxKey(await services.salt(), view.context?.recipients[0] ?? null),
    sender,
    kind: chosen.kind,
    host: hostOf(chosen),
    purposes: [],
    time: services.now(),
    state: outcome,
  });
  return { ok: true };
}

async function carryOut(plan: OptOutPlan, services: OptOutServices): Promise<OptOutState | ActAnswer> {
  if (plan.step !== 'post') {
    await services.openTab(plan.url);
    return plan.step === 'open' ? 'page-opened' : 'mail-opened';
  }
  const { outcome } = await services.post(plan.url, plan.origins);
  if (outcome === 'done' || outcome === 'request-sent') return outcome;
  return { error: outcome === 'no-answer' ? 'no-answer' : outcome === 'refused' ? 'refused' : 'failed' };
}

function hostOf({ kind, url }: OptOut): string {
  if (kind !== 'mailto') return new URL(url).hostname;
  return (new URL(url).pathname.split('@').at(-1) ?? '').toLowerCase();
}
