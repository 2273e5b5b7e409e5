import type { ViewSummary } from '../../shared/ui/view-summary.ts';
import type { PauseReach, ViewAct } from '../messages.ts';

/** One message view of the tab; a conversation may show several. */
export interface PopupView {
  /** Names the view towards the background; never shown. */
  readonly id: string;
  readonly summary: ViewSummary;
}

/** What went wrong; each has its sentence and its advice in `shared/locales`. */
export const PROBLEMS = ['not-judged', 'not-watched', 'rules-failed', 'background-silent'] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What can be said and done about a protected page, whatever it shows. */
export interface ProtectedSite {
  /** The host that the user added for this page, and may remove; null where there is nothing to remove. */
  readonly added: string | null;
  /** To offer switching off the browser's looking ahead, which is done once. */
  readonly offersHints: boolean;
  /** Whether the gate can be told to stand aside here for a while. */
  readonly mayPause?: boolean | undefined;
}

/** Everything that the popup shows, in one plain value. */
export type PopupState =
  | {
      readonly kind: 'messages';
      readonly views: readonly PopupView[];
      readonly site: ProtectedSite;
      /** Name of the view to show first: the user came from its badge. */
      readonly focus?: string | null | undefined;
    }
  | { readonly kind: 'no-message'; readonly site: ProtectedSite }
  | { readonly kind: 'attention'; readonly problem: Problem; readonly site: ProtectedSite }
  /** The user had this page's pictures shown unjudged; it is judged again once it is loaded anew. */
  | { readonly kind: 'shown-once'; readonly site: ProtectedSite }
  /** The user wants the gate to stand aside. `until`: milliseconds since 1970. */
  | {
      readonly kind: 'paused';
      readonly reach: 'site' | 'everywhere';
      readonly until: number;
      readonly site: ProtectedSite;
    }
  /** `host`: what stands in the address bar, without port. */
  | { readonly kind: 'not-protected'; readonly host: string }
  /** A webmail built in, whose access the user has taken back in the browser: held, but nobody can judge. */
  | { readonly kind: 'no-access'; readonly host: string }
  | { readonly kind: 'cannot-run' };

/** The background did not answer. */
export const NO_ANSWER: PopupState = {
  kind: 'attention',
  problem: 'background-silent',
  site: { added: null, offersHints: false },
};

/** What the popup needs from the browser; a test passes its own. */
export interface PopupHost {
  /** The tab's state now; a rejection is shown as "got no answer". */
  load(): Promise<PopupState>;
  /**
   * Does what the user asked for on one message's card. Called within the click itself: for an act that asks a host,
   * access to it is requested, and it is done without where that is refused. Rejects when it was not done, with
   * `ActFailed` where the reason is known.
   */
  act(view: string, act: ViewAct, asks: string | null): Promise<void>;
  openSettings(): void;
  /**
   * Asks for access to `host` and protects it. Called within the click itself, because browsers open a permission
   * prompt only then. `false`: the user said no.
   */
  protectSite(host: string): Promise<boolean>;
  /** Ends the protection of a host that the user added. Rejects when the browser did not let it go. */
  stopProtecting(host: string): Promise<void>;
  /** Loads the tab's page anew. Rejects when the browser did not. */
  reload(): Promise<void>;
  /** Lets everything through, once, that the page shows. Settles when it has loaded. */
  showOnce(): Promise<void>;
  /** Has the gate stand aside for a while, or ends that. Rejects when nothing came of it. */
  pause(reach: PauseReach): Promise<void>;
  /**
   * The user's answer to the offer to switch off looking ahead; it is not made again. Called within the click itself.
   * `false`: the browser asked, and the user said no after all.
   */
  answerHints(accepted: boolean): Promise<boolean>;
  /** Calls back with every later state; gives the function that ends it. */
  subscribe(onState: (state: PopupState) => void): () => void;
}
