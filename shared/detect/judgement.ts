import type { MessageLink, RemoteReference } from '../extract/reference.ts';

/** What the detector says of one reference. */
export type Verdict = 'tracker' | 'content' | 'spacer';

/** One observed reason for a verdict. Every id has its words in `shared/locales`. */
export const EVIDENCE = [
  'declared',
  'known-endpoint',
  'listed',
  'recipient-address-in-url',
  'individualised-url',
  'tiny',
  'hidden',
  'tracking-path',
  'token-shared-with-links',
  'no-size',
  'only-image-of-host',
  'at-the-end',
  'beacon-vehicle',
  /** Too little for a tracker as a rule: it counts as one because the user wants protection strict. */
  'doubtful',
  'repeated',
  'static-asset',
  'visible-size',
  'linked',
  'has-alt',
] as const;

export type EvidenceId = (typeof EVIDENCE)[number];

export interface VendorRef {
  readonly id: string;
  readonly name: string;
}

export interface Judgement {
  readonly reference: RemoteReference;
  /** The URL the sender wrote, after undoing a webmail's proxy; equal to `reference.absolute` without one. */
  readonly originalUrl: string;
  readonly verdict: Verdict;
  readonly vendor: VendorRef | null;
  /** Strongest first. */
  readonly evidence: readonly EvidenceId[];
  /** Names of the user's filter lists that it stands on; missing where it stands on none. */
  readonly lists?: readonly string[];
  /** A visible picture whose URL is individual to the recipient: a tracker whose place wants a placeholder. */
  readonly visiblePicture: boolean;
}

/** What is known about a message besides its references. */
export interface MessageContext {
  /** From address, lower case; null when unknown. */
  readonly sender: string | null;
  /** Addresses of the mailbox's owner, lower case; empty when unknown. */
  readonly recipients: readonly string[];
  readonly links: readonly Pick<MessageLink, 'href' | 'text'>[];
  /** URLs of List-Unsubscribe; empty when headers are out of reach. */
  readonly unsubscribeUrls: readonly string[];
  /**
   * Hosts whose word is taken for a picture proxy on the webmail's own host: the webmail's hosts. Missing: nobody's, so
   * that a sender cannot dress a tracker as a proxied picture. `'any'` for files, where nothing is released.
   */
  readonly webmailHosts?: readonly string[] | 'any';
}
