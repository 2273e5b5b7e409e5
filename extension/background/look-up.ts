import type { WellKnownState } from '../../shared/ui/disclosure-summary.ts';
import type { ActAnswer } from '../messages.ts';
import { withLearned } from './check-sender.ts';
import { isSameMessage } from './learned.ts';
import { findView, type StoredTab, type StoredView, type ViewStore } from './view-store.ts';
import type { WellKnownAnswer, WellKnownRefusal } from './well-known-fetch.ts';

/** What asking a sender's web site takes. */
export interface LookUpServices {
  readonly views: ViewStore;
  /** @param keep false: the answer is not written down */
  askWellKnown(senderDomain: string, keep: boolean): Promise<WellKnownAnswer>;
  /** Has these views of a tab judged anew. */
  judgeViews(tabId: number, views: readonly string[]): Promise<void>;
}

/** Asks the web site of a message's sender for its declaration, and judges the message with it. */
export async function lookUp(
  tabId: number,
  { view, context }: Pick<StoredView, 'view' | 'context'>,
  keep: boolean,
  services: LookUpServices,
): Promise<ActAnswer> {
  const domain = context?.sender.address?.split('@').at(-1)?.toLowerCase();
  if (domain === undefined) return { error: 'no-sender' };
  const answer = await services.askWellKnown(domain, keep);
  const declaration = answer.state === 'found' ? answer.declaration : null;
  // A webmail may show the next message in the same place meanwhile.
  const isThere = (tab: StoredTab): boolean => {
    const now = findView(tab, view);
    return now !== undefined && isSameMessage(now.context, context);
  };
  const wellKnown = { state: stateOf(answer), declaration };
  const tab = await services.views.update(tabId, (before) =>
    isThere(before) ? withLearned(before, view, (learned) => ({ ...learned, wellKnown })) : before,
  );
  if (!isThere(tab)) return { error: 'view-gone' };
  await services.judgeViews(tabId, [view]);
  return { ok: true };
}

function stateOf(answer: WellKnownAnswer): WellKnownState {
  return answer.state === 'refused' ? CAUSES[answer.why] : answer.state;
}

/** As the user is told: what is wrong with a file is its author's business. */
const CAUSES: Readonly<Record<WellKnownRefusal, WellKnownState>> = {
  'too-large': 'unusable',
  'not-json': 'unusable',
  'too-deep': 'unusable',
  invalid: 'unusable',
  'not-public': 'not-public',
  redirect: 'redirect',
  timeout: 'timeout',
  unreachable: 'unreachable',
  'no-access': 'no-access',
  status: 'status',
};
