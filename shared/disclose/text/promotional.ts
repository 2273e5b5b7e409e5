import type { Read } from './reading.ts';

/** Different selling words that make an offer, where nothing speaks of an order, an account or an appointment. */
const ENOUGH = 2;

/** Whether a message offers goods or services (recommendation, section 3.2: such mail can claim no exemption). */
export function isPromotional(reads: readonly Read[]): boolean {
  const selling = new Set<string>();
  const serving = new Set<string>();
  for (const read of reads) {
    const phrase = ({ start, end }: { start: number; end: number }): string =>
      read.words.slice(start, end).join(' ');
    for (const span of read.spans('promo')) selling.add(phrase(span));
    for (const span of read.spans('transactional')) serving.add(phrase(span));
  }
  return selling.size >= ENOUGH && selling.size > serving.size;
}
