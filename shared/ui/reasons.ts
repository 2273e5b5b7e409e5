import { EVIDENCE, type EvidenceId } from '../detect/judgement.ts';

/** Observations that speak for an ordinary picture; a tracker may have them and is one all the same. */
const AGAINST: ReadonlySet<EvidenceId> = new Set<EvidenceId>([
  'repeated',
  'static-asset',
  'visible-size',
  'linked',
  'has-alt',
]);

export interface Reasons {
  /** What makes it a tracker, strongest first. */
  readonly speaksFor: readonly EvidenceId[];
  readonly speaksAgainst: readonly EvidenceId[];
}

/**
 * Sorts a tracker's evidence for people: what the address gives away comes before what the picture looks like, which is
 * the order of `EVIDENCE`.
 */
export function reasons(evidence: readonly EvidenceId[]): Reasons {
  const sorted = EVIDENCE.filter((id) => evidence.includes(id));
  return {
    speaksFor: sorted.filter((id) => !AGAINST.has(id)),
    speaksAgainst: sorted.filter((id) => AGAINST.has(id)),
  };
}
