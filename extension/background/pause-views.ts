import { NOTHING_DISCLOSED } from '../../shared/ui/disclosure-summary.ts';
import { NOTHING_LEARNED } from './learned.ts';
import type { ContentSender } from './content-messages.ts';
import type { ValidViewRequest } from './message-schemas.ts';
import { inherits } from './remembering.ts';
import { NO_MEMORY, withLoaded } from './view-memory.ts';
import { findView, withView, type StoredTab, type StoredView } from './view-store.ts';

/** The tab with a view that was shown unjudged: all that it refers to counts as loaded by the user. */
export function withShown(tab: StoredTab, request: ValidViewRequest, sender: ContentSender): StoredTab {
  const earlier = findView(tab, request.view) ?? unjudgedView(request, sender);
  const urls = request.references.map(({ absolute }) => absolute);
  return withView(tab, { ...earlier, memory: withLoaded(earlier.memory, urls) });
}

/** What is kept of a view that nobody has judged yet. */
function unjudgedView(request: ValidViewRequest, sender: ContentSender): StoredView {
  const { view, context } = request;
  return {
    view,
    frameId: sender.frameId,
    documentId: sender.documentId,
    inherits: inherits(request, sender),
    context,
    learned: NOTHING_LEARNED,
    summary: {
      sender: context?.sender ?? { address: null },
      yours: false,
      trackers: [],
      pictures: [],
      held: [],
      beyondCap: 0,
      state: 'waiting',
      ...NOTHING_DISCLOSED,
    },
    urls: {},
    pathShapes: {},
    memory: NO_MEMORY,
    recorded: [],
  };
}
