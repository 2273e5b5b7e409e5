import type { EvidenceId } from '../detect/judgement.ts';

/** What speaks for a tracker, strongest first: what the address gives away comes before what the picture looks like. */
const FOR: readonly EvidenceId[] = [
  'declared',
  'known-endpoint',
  'listed',
  'recipient-address-in-url',
  'beacon-vehicle',
  'individualised-url',
  'token-shared-with-links',
  'tracking-path',
  'tiny',
  'hidden',
  'no-size',
  'only-image-of-host',
  'at-the-end',
  'doubtful',
];

/** What speaks for an ordinary picture; a tracker may have it and is one all the same. */
const AGAINST: readonly EvidenceId[] = ['static-asset', 'repeated', 'visible-size', 'linked', 'has-alt'];

export interface Reasons {
  /** What makes it a tracker, strongest first. */
  readonly speaksFor: readonly EvidenceId[];
  readonly speaksAgainst: readonly EvidenceId[];
}

/** Sorts a tracker's evidence for people; each id given is in one of the two lists, once. */
export function reasons(evidence: readonly EvidenceId[]): Reasons {
  return {
    speaksFor: FOR.filter((id) => evidence.includes(id)),
    speaksAgainst: AGAINST.filter((id) => evidence.includes(id)),
  };
}
