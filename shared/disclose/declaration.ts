import type { PurposeId } from './purposes.ts';

/** Where a declaration stood; docs/declare.md specifies each. */
export const CARRIERS = ['header', 'alt', 'well-known', 'text'] as const;

export type Carrier = (typeof CARRIERS)[number];

/** A statement of purposes made by the sender. Everything in it is the sender's word, validated and capped. */
export interface Declaration {
  readonly carrier: Carrier;
  /** Without doubles, in the order of `PURPOSES`; empty where tracking is disclosed and no purpose named. */
  readonly purposes: readonly PurposeId[];
  /** What was relied on, as the sender wrote it: a sentence, a header's value, an alt text. */
  readonly quote: string;
  /** Who says to be responsible; null where nobody is named. */
  readonly controller: string | null;
  readonly thirdParties: readonly string[];
  /** Days that what was learnt is kept; null where nothing is said. */
  readonly retentionDays: number | null;
  /** Where tracking can be withdrawn: an https URL; null where none is given. */
  readonly withdraw: string | null;
  /** The sender's own explanation: an https URL; null where none is given. */
  readonly policy: string | null;
  /** Hosts that serve the pixels, lower case; only a well-known file names them. */
  readonly hosts: readonly string[];
  /** URL (as in `Judgement.originalUrl`) of the pixel whose alt text this is; null: the whole message. */
  readonly pixel: string | null;
}
