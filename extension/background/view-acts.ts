import type { Disclosure, NeededPurpose } from '../../shared/disclose/disclosure.ts';
import type { PurposeId } from '../../shared/disclose/purposes.ts';
import type { ApprovalReach } from '../../shared/ui/disclosure-summary.ts';
import type { ActAnswer, ViewActMessage } from '../messages.ts';
import type { NewApproval } from './approvals-schema.ts';
import type { ApprovalsStore } from './approvals-store.ts';
import type { ContentServices } from './content-messages.ts';
import { checkSender, type CheckServices } from './check-sender.ts';
import { lookUp, type LookUpServices } from './look-up.ts';
import { optOut, type OptOutServices } from './opt-out.ts';
import { findView, type StoredView } from './view-store.ts';

/** What acting on a message takes. */
export interface ActServices extends ContentServices, CheckServices, LookUpServices, OptOutServices {
  readonly approvals: ApprovalsStore;
  isPrivate(tabId: number): Promise<boolean>;
  /** What was approved may be so no more: holds what it let through, and has every open message judged anew. */
  approvalsChanged(): Promise<void>;
}

type Act<Kind extends ViewActMessage['kind']> = ViewActMessage & { readonly kind: Kind };

/** Everything that a user can do about one message but loading a picture. */
export type DisclosureAct = Act<'approve' | 'check-sender' | 'look-up' | 'opt-out'>;

/** Does what was asked for on a message's card, and says how it ended. */
export async function performAct(message: DisclosureAct, services: ActServices): Promise<ActAnswer> {
  const view = findView(await services.views.tab(message.tabId), message.view);
  if (!view) return { error: 'view-gone' };
  const { kind, tabId } = message;
  if (kind === 'check-sender') return checkSender(tabId, view, services);
  const isPrivate = await services.isPrivate(tabId);
  if (kind === 'look-up') return lookUp(tabId, view, !isPrivate, services);
  // What is agreed to or asked for is remembered, and nothing of a private window is.
  if (isPrivate) return { error: 'private-window' };
  if (kind === 'approve') {
    const answer = await approve(message, view, services);
    if ('ok' in answer) await services.approvalsChanged();
    return answer;
  }
  const answer = await optOut(message.url, view, services);
  // Also where it went wrong: what was approved for the sender may be withdrawn all the same.
  await services.approvalsChanged();
  return answer;
}

async function approve(
  { purpose, scope, on }: Act<'approve'>,
  view: StoredView,
  { approvals }: ActServices,
): Promise<ActAnswer> {
  if (!on) return withdraw(purpose, scope, view, approvals);
  const added = newApprovals(purpose, scope, view);
  if (!Array.isArray(added)) return added;
  const change = await approvals.approve(added);
  if (change === 'done') return { ok: true };
  return { error: change === 'full' ? 'storage-full' : 'locked' };
}

/**
 * The approvals that a switch on a message's card stands for: bound to what that message shows. Of a sender that nobody
 * confirms each host has one of its own, so that the path of one tracker never serves the host of another.
 */
function newApprovals(
  purpose: PurposeId,
  scope: ApprovalReach,
  { summary, pathShapes, context }: StoredView,
): NewApproval[] | ActAnswer {
  const { disclosure, trackers } = summary;
  const declared = disclosure.purposes.find((one) => one.purpose === purpose);
  if (!declared) return { error: 'not-offered' };
  const { regime } = declared;
  const { authentication } = disclosure;
  if (scope === 'everyone') {
    if (authentication.state !== 'authenticated') return { error: 'not-authenticated' };
    return [{ purpose, regime, scope: { kind: 'everyone' }, hosts: [], pathShapes: [] }];
  }
  const address = context?.sender.address?.toLowerCase() ?? summary.sender.address?.toLowerCase();
  if (address === undefined) return { error: 'not-authenticated' };
  const serving = trackers.filter(({ needs }) => serves(needs, purpose));
  const shapesOf = (served: typeof serving): string[] =>
    unique(served.flatMap(({ id }) => pathShapes[id] ?? []));
  const seen = unique(serving.map(({ host }) => host));
  if (authentication.state === 'authenticated') {
    const scoped = { kind: 'sender', address, domain: authentication.domain } as const;
    const hosts = unique([...seen, ...declaredHosts(disclosure, purpose)]);
    return [{ purpose, regime, scope: scoped, hosts, pathShapes: shapesOf(serving) }];
  }
  const unverified = { purpose, regime, scope: { kind: 'sender', address, domain: null } } as const;
  if (seen.length === 0) return [{ ...unverified, hosts: [], pathShapes: [] }];
  return seen.map((host) => ({
    ...unverified,
    hosts: [host],
    pathShapes: shapesOf(serving.filter((one) => one.host === host)),
  }));
}

function serves(needs: readonly NeededPurpose[] | null, purpose: PurposeId): boolean {
  return needs?.some((one) => one.purpose === purpose) === true;
}

function declaredHosts({ declarations }: Disclosure, purpose: PurposeId): string[] {
  return declarations.flatMap(({ purposes, hosts }) => (purposes.includes(purpose) ? hosts : []));
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** Takes back what a switch gave, in whatever regime and by whatever message. */
async function withdraw(
  purpose: PurposeId,
  reach: ApprovalReach,
  { context, summary }: StoredView,
  approvals: ApprovalsStore,
): Promise<ActAnswer> {
  const address = (context ?? summary).sender.address?.toLowerCase();
  const given = (await approvals.state()).approvals.filter(
    ({ purpose: approved, scope }) =>
      approved === purpose &&
      (reach === 'everyone'
        ? scope.kind === 'everyone'
        : scope.kind === 'sender' && scope.address === address),
  );
  const change = await approvals.withdraw(given.map(({ id }) => id));
  if (change === 'done') return { ok: true };
  return { error: change === 'full' ? 'storage-full' : 'locked' };
}
