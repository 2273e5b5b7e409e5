import type { Authentication } from './authentication.ts';
import type { Carrier, Declaration } from './declaration.ts';
import type { OptOut } from './opt-out.ts';
import type { PurposeId, Regime } from './purposes.ts';

/** Why an exemption that a sender claims is doubtful: it then counts as a purpose that needs consent. */
export type Doubt =
  /** Exemptions hold only for mail that was asked for (section 3.2). */
  | 'promotional-mail'
  /** More is kept than the day of the last opening (section 3.2). */
  | 'keeps-more'
  /** The vendor behind a pixel is known for profiling. */
  | 'profiling-vendor'
  /** The same sender also declares purposes that need consent. */
  | 'declared-with-consent-purposes';

/** What does not fit together in what a sender says; shown as it is. */
export type Contradiction =
  /** The text says that there is no tracking, and a tracker was found or a purpose declared. */
  | 'denied'
  /** One carrier names purposes that another one, which names some too, leaves out. */
  | 'carriers-differ';

/** One declared purpose, over all carriers. */
export interface DeclaredPurpose {
  readonly purpose: PurposeId;
  /** As it counts: `consent` for an exempt purpose in doubt. */
  readonly regime: Regime;
  readonly carriers: readonly Carrier[];
  /** Why a claimed exemption is not believed; null where nothing speaks against it. */
  readonly doubt: Doubt | null;
}

/** What one message's sender says about its tracking, over all carriers; empty lists where nothing is said. */
export interface Disclosure {
  readonly authentication: Authentication;
  readonly declarations: readonly Declaration[];
  /** The union over carriers, in the order of `PURPOSES`. */
  readonly purposes: readonly DeclaredPurpose[];
  readonly contradictions: readonly Contradiction[];
  /** The sentence that denies tracking; null without one. */
  readonly denial: string | null;
  /** Best first, without doubles. */
  readonly optOuts: readonly OptOut[];
}

/** What an approval must cover before a tracker loads. */
export interface NeededPurpose {
  readonly purpose: PurposeId;
  readonly regime: Regime;
}
