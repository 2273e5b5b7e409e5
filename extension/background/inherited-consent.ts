import type { Consent } from './consent.ts';
import type { StoredTab } from './view-store.ts';

/**
 * Whether a tab names one sender alone. A frame of another origin has the sender of the page around it; where that
 * shows several messages, or still the one before, nobody knows whose body stands in the frame.
 */
export function namesOneSender({ views, header }: StoredTab): boolean {
  const said = views.filter(({ inherits }) => !inherits).map(({ context }) => context);
  const addresses = [...said, header?.context].flatMap((one) => one?.sender.address?.toLowerCase() ?? []);
  return new Set(addresses).size === 1;
}

/** The same without anything that could let a tracker load. */
export function withoutApprovals({ managed, optedOut }: Consent): Consent {
  return {
    approvals: { senders: new Map(), everyone: new Set() },
    managed: { ...managed, allow: [] },
    optedOut,
  };
}
