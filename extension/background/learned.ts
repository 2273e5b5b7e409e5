import type { Declaration } from '../../shared/disclose/declaration.ts';
import type { HeaderFacts } from '../../shared/disclose/header-facts.ts';
import type { WellKnownState } from '../../shared/ui/disclosure-summary.ts';
import type { PageContext } from '../messages.ts';

/** What was learned of one message beyond its page, because the user asked for it. Kept in memory with its view. */
export interface Learned {
  /** Null: the message's source was not read. */
  readonly header: HeaderFacts | null;
  readonly wellKnown: { readonly state: WellKnownState; readonly declaration: Declaration | null };
}

/** Nothing was asked yet. */
export const NOTHING_LEARNED: Learned = {
  header: null,
  wellKnown: { state: 'not-asked', declaration: null },
};

/** A view as it is remembered. */
interface Remembered {
  readonly context: PageContext | null;
  readonly learned: Learned;
}

/** What was learned of the message that a view shows now: a webmail may show the next one in the same place. */
export function learnedOf(earlier: Remembered | undefined, context: PageContext | null): Learned {
  return earlier !== undefined && isSameMessage(earlier.context, context) ? earlier.learned : NOTHING_LEARNED;
}

/** Whether two contexts speak of one message, as far as the page can tell. */
export function isSameMessage(one: PageContext | null, other: PageContext | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.source === other.source && one.date === other.date && one.sender.address === other.sender.address
  );
}

/** The list that a message came by, where its sender is confirmed: see `reaches`. @param context of that message */
export function confirmedList(context: PageContext | null, { header }: Learned): string | null {
  if (header?.authentication.state !== 'authenticated') return null;
  return header.from === (context?.sender.address?.toLowerCase() ?? null) ? header.list : null;
}
