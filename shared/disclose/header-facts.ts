import type { Authentication } from './authentication.ts';
import type { Declaration } from './declaration.ts';
import type { OptOut } from './opt-out.ts';

/** What a message's own headers tell; only where they could be had (Outlook, files, a webmail's source view). */
export interface HeaderFacts {
  /** The one From address, lower case; null where there is none, or several. */
  readonly from: string | null;
  /** Date, in milliseconds since 1970; null where it cannot be read. */
  readonly date: number | null;
  readonly authentication: Authentication;
  /** From `Email-Tracking`; null without the field or where it cannot be parsed. */
  readonly declaration: Declaration | null;
  /** Which list it came by (`listName`), lower case; null where it does not say. */
  readonly list: string | null;
  /** From List-Unsubscribe, best first. */
  readonly optOuts: readonly OptOut[];
  /** Every URL of List-Unsubscribe, for the detector. */
  readonly unsubscribeUrls: readonly string[];
}
