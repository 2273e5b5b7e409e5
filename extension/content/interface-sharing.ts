import type { Webmail } from '../../shared/data/webmails.ts';
import type { Channel } from './channel.ts';
import { AskAgain } from './interface-again.ts';
import { outermostElement } from './outermost.ts';

/** What the scripts of one origin's frames share about the webmail's interface, in the extension's own world. */
export type SharingWindow = Window & {
  /** Hosts that are the webmail's own, those of its interface with them. */
  pixelgateInterface?: string[];
  /** Called with hosts that the top document has learned, by each frame of its origin. */
  pixelgateLearned?: ((hosts: readonly string[]) => void)[];
  /** Told of elements of the top document at or below which a tracker stands. */
  pixelgateTracker?: (element: Element) => void;
  /** Such elements found while the page was still being parsed, for whom nobody could be told yet. */
  pixelgateEarlyTrackers?: Element[];
};

/**
 * The webmail as this frame's guards are to see it: what is known of its interface is its own, never held. All frames
 * of one origin share it, and each asks again for its part when the top document learns more (`top.iife.ts`).
 *
 * @param signal ends asking again for what was refused
 */
export function shareInterfaceHosts(
  window: Window,
  webmail: Webmail,
  channel: Channel,
  signal: AbortSignal,
): Webmail {
  const alive = () => channel.alive();
  const again = new AskAgain(window.document, { holds: webmail.holds, alive, signal });
  const top = sharingTop(window);
  (top.pixelgateLearned ??= []).push((hosts) => {
    again.learn(hosts);
  });
  return { ...webmail, ownHosts: interfaceHostsOf(window, webmail) };
}

/** The hosts that all frames of this origin take for the webmail's own; what is added to them counts in all of them. */
export function interfaceHostsOf(window: Window, { ownHosts }: Webmail): string[] {
  return (sharingTop(window).pixelgateInterface ??= [...ownHosts]);
}

/** Enough to learn from; a message may have thousands. */
const MAX_EARLY = 20;

/**
 * Tells the top document's learner that a tracker stands at this element of any of its frames. A message may be judged
 * before the page around it is parsed: the learner hears of it then.
 */
export function tellTracker(window: Window, element: Element): void {
  const { pixelgateTracker: shown, pixelgateEarlyTrackers: early } = sharingTop(window);
  const outermost = shown || early ? outermostElement(element) : null;
  if (!outermost) return;
  if (shown) shown(outermost);
  else if (early && early.length < MAX_EARLY) early.push(outermost);
}

/** The top window; this one where that is of another origin. */
export function sharingTop(window: Window): SharingWindow {
  const top: SharingWindow = window.top ?? window;
  try {
    Reflect.has(top, 'pixelgateInterface'); // Throws where the page around is of another origin.
    return top;
  } catch {
    return window;
  }
}
