import type { Declaration } from './declaration.ts';

/** What a message's plain words say about its tracking. */
export interface TextReading {
  /** Carrier `text`; null where no tracking of openings is disclosed. */
  readonly declaration: Declaration | null;
  /** The sentence that denies it; null without one. */
  readonly denial: string | null;
  /** The message offers goods or services: an exemption claimed in it is doubtful (recommendation, section 3.2). */
  readonly promotional: boolean;
  /** Only the day of the last opening is kept (true), more is (false), or nothing is said (null). */
  readonly keepsLastDayOnly: boolean | null;
}
