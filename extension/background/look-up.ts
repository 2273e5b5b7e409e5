import type { ActAnswer } from '../messages.ts';
import { withLearned } from './check-sender.ts';
import type { Learned } from './learned.ts';
import type { StoredView, ViewStore } from './view-store.ts';
import type { WellKnownAnswer } from './well-known-fetch.ts';

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
  if (domain === undefined) return { error: 'refused' };
  const note = (wellKnown: Learned['wellKnown']) =>
    services.views.update(tabId, (tab) => withLearned(tab, view, (learned) => ({ ...learned, wellKnown })));
  const answer = await services.askWellKnown(domain, keep);
  await note({
    state: answer.state,
    declaration: answer.state === 'found' ? answer.declaration : null,
  });
  await services.judgeViews(tabId, [view]);
  return { ok: true };
}
