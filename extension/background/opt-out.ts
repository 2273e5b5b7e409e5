import type { OptOut } from '../../shared/disclose/opt-out.ts';
import type { PurposeId } from '../../shared/disclose/purposes.ts';
import type { OptOutState } from '../../shared/history/opt-out-record.ts';
import { mailboxKey } from '../../shared/history/message-key.ts';
import type { ActAnswer } from '../messages.ts';
import { freshToken } from '../release-token.ts';
import type { ApprovalsStore } from './approvals-store.ts';
import type { HistoryStore } from './history-store.ts';
import { confirmedList } from './learned.ts';
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
 * Takes back what was agreed to for a sender, for messages received already too; asks it to stop, in the way that the user
 * chose and confirmed; and remembers it, so that it can be watched (recommendation, section 5). Whoever is asked may refuse
 * or be out of reach: consent is withdrawn here all the same.
 */
export async function optOut(url: string, view: StoredView, services: OptOutServices): Promise<ActAnswer> {
  const chosen = view.summary.disclosure.optOuts.find((one) => one.url === url);
  const plan = chosen ? planOptOut(chosen) : null;
  if (!chosen || !plan) return { error: 'not-offered' };
  const sender = view.summary.sender.address?.toLowerCase();
  const revoked = sender === undefined ? 'done' : await services.approvals.revokeFor(sender, 'consent');
  const { outcome, error } = await carryOut(plan, services);
  if (outcome === null) return { error: revoked === 'full' ? 'storage-full' : error };
  if (sender === undefined) return error === null ? { ok: true } : { error };
  try {
    await services.optOuts.addOptOut({
      id: freshToken(),
      mailbox: mailboxKey(await services.salt(), view.context?.recipients[0] ?? null),
      sender,
      list: confirmedList(view.context, view.learned),
      kind: chosen.kind,
      host: hostOf(chosen),
      purposes: withdrawnBy(chosen, view),
      time: services.now(),
      state: outcome,
    });
  } catch {
    return { error: 'not-remembered' };
  }
  if (revoked === 'full') return { error: 'not-remembered' };
  return error === null ? { ok: true } : { error };
}

/** A declaration's own link withdraws what it declares; whoever unsubscribes withdraws all. */
function withdrawnBy({ kind, source }: OptOut, { summary }: StoredView): PurposeId[] {
  if (kind !== 'withdraw-tracking' || source !== 'declaration') return [];
  return summary.disclosure.purposes
    .filter(({ regime }) => regime === 'consent')
    .map(({ purpose }) => purpose);
}

/** How a plan was carried out; `outcome` null: nothing was asked for. */
type CarriedOut =
  | { readonly outcome: OptOutState; readonly error: null | 'no-answer' | 'refused' }
  | { readonly outcome: null; readonly error: 'not-sent' };

async function carryOut(plan: OptOutPlan, services: OptOutServices): Promise<CarriedOut> {
  if (plan.step !== 'post') {
    await services.openTab(plan.url);
    return { outcome: plan.step === 'open' ? 'page-opened' : 'mail-opened', error: null };
  }
  const { outcome } = await services.post(plan.url, plan.origins);
  if (outcome === 'done' || outcome === 'request-sent') return { outcome, error: null };
  // It was asked for, or may have arrived all the same: from now on the sender is watched.
  if (outcome === 'no-answer' || outcome === 'refused') return { outcome, error: outcome };
  return { outcome: null, error: 'not-sent' };
}

function hostOf({ kind, url }: OptOut): string {
  if (kind !== 'mailto') return new URL(url).hostname;
  return (new URL(url).pathname.split('@').at(-1) ?? '').toLowerCase();
}
