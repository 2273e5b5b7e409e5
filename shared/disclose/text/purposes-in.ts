import { PURPOSES, type PurposeId } from '../purposes.ts';
import type { Concept } from '../../data/phrases/disclosure-schema.ts';
import { isNegated } from './negation.ts';
import { namesLastDay, near, type Read } from './reading.ts';

/** The sentences that disclose, and those around them that go on about it. */
export interface Passage {
  readonly core: readonly Read[];
  readonly around: readonly Read[];
}

/** Whether only the day of the last opening is kept (section 3.2); null where nothing is said. */
export function lastDayOnly(passage: Passage): boolean | null {
  const reads = [...passage.core, ...passage.around];
  if (reads.some(namesLastDay)) return true;
  return passage.core.some((read) => read.spans('timeDevice').some((span) => !isNegated(read, span)))
    ? false
    : null;
}

/** "Suitable ads": what is made to measure there is advertising, not the mails. */
const AD_REACH = 3;

/** Whether a sentence says that mails are measured or made better. */
function tunesMails(read: Read): boolean {
  const ads = [...read.spans('ad'), ...read.spans('adWeak')];
  return read.spans('performance').some((span) => !ads.some((ad) => near(span, ad, AD_REACH)));
}

/** The purposes that a passage names (sections 3.1 and 3.2), in the order of `PURPOSES`. */
export function purposesIn(passage: Passage): PurposeId[] {
  const { core, around } = passage;
  const all = [...core, ...around];
  const inCore = (...concepts: Concept[]): boolean => core.some((read) => read.has(...concepts));
  const any = (...concepts: Concept[]): boolean => all.some((read) => read.has(...concepts));
  const found = new Set<PurposeId>();
  const kept = lastDayOnly(passage);

  if (any('fraud')) found.add('fraud-detection');
  if (inCore('auth')) found.add('authentication-security');
  if (inCore('public')) found.add('public-service');
  const elsewhere = (read: Read): boolean =>
    read.has('otherPlaces') && read.has('ad', 'adWeak', 'profile', 'interest');
  if (all.some((read) => elsewhere(read) || (read.has('profile') && read.has('ad')))) found.add('profiling');
  if (any('inactive') || kept === true) {
    found.add(kept === false ? 'deliverability' : 'deliverability-exempt');
  }
  if (any('deliver') && !found.has('deliverability-exempt')) found.add('deliverability');

  const delivers = found.has('deliverability') || found.has('deliverability-exempt');
  const named =
    any('adFraud') ||
    all.some(tunesMails) ||
    (!found.has('profiling') && any('interest')) ||
    (!delivers && any('frequency'));
  const unnamed = found.size === 0 && inCore('measure', 'rate');
  if (named || unnamed) found.add('campaign-performance');
  return PURPOSES.filter((purpose) => found.has(purpose));
}
