import type { ViewSummary } from '../../shared/ui/view-summary.ts';

/** One message view of the tab; a conversation may show several. */
export interface PopupView {
  /** Names the view towards the background; never shown. */
  readonly id: string;
  readonly summary: ViewSummary;
}

/** What went wrong; each has its sentence and its advice in `shared/locales`. */
export const PROBLEMS = ['not-judged', 'rules-failed', 'background-silent'] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Everything that the popup shows, in one plain value. */
export type PopupState =
  | { readonly kind: 'messages'; readonly views: readonly PopupView[] }
  | { readonly kind: 'no-message' }
  /** `host`: what stands in the address bar, without port. */
  | { readonly kind: 'not-protected'; readonly host: string }
  | { readonly kind: 'cannot-run' }
  | { readonly kind: 'attention'; readonly problem: Problem };

/** What the popup needs from the browser; a test passes its own. */
export interface PopupHost {
  /** The tab's state now; a rejection is shown as "got no answer". */
  load(): Promise<PopupState>;
  /** Loads one blocked picture. Rejects when that was not possible. */
  loadOne(view: string, reference: number): Promise<void>;
  /**
   * Asks for access to `host` and protects it. Called within the click itself, because browsers open a permission
   * prompt only then. `false`: the user said no.
   */
  protectSite(host: string): Promise<boolean>;
  /** Calls back with every later state; gives the function that ends it. */
  subscribe(onState: (state: PopupState) => void): () => void;
}
