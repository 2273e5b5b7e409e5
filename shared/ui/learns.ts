import type { EvidenceId } from '../detect/judgement.ts';
import type { MessageKey } from '../locales/translate.ts';

/** What makes one recipient's address differ from another's. */
const SINGLES_OUT: readonly EvidenceId[] = [
  'individualised-url',
  'token-shared-with-links',
  'known-endpoint',
];

/** What a tracker's server learns when it loads (recommendation, section 2), most telling first. */
export function learns(evidence: readonly EvidenceId[]): MessageKey[] {
  const who = evidence.includes('recipient-address-in-url')
    ? (['learns.address'] as const)
    : evidence.some((id) => SINGLES_OUT.includes(id))
      ? (['learns.recipient'] as const)
      : [];
  return [...who, 'learns.opened', 'learns.device'];
}
