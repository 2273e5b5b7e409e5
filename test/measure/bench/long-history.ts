import { PURPOSES } from '../../../shared/disclose/purposes.ts';
import type { HistoryRecord } from '../../../shared/history/record.ts';
import { seeded } from '../eval/interval.ts';

/** What history is made for: years of a busy mailbox. */
export const LONG = 200_000;

const SENDERS = 3_000;
const HOSTS = 4_000;
const VENDORS = 60;
const YEAR = 365 * 86_400_000;
const SEED = 5;

/** Records of a year in the order of their times, of thousands of senders and hosts. @param end milliseconds since 1970 */
export function longHistory(end: number): HistoryRecord[] {
  const random = seeded(SEED);
  const below = (count: number): number => Math.floor(random() * count);
  return Array.from({ length: LONG }, (_, at) => {
    const sender = below(SENDERS);
    return {
      time: Math.floor(end - YEAR + (at / LONG) * YEAR),
      sender: sender === 0 ? null : `news${sender}@sender${sender % 900}.test`,
      vendor: below(3) === 0 ? null : `vendor-${below(VENDORS)}`,
      host: `px${below(HOSTS)}.track.test`,
      pathShape: '/open/*',
      vehicle: 'img-src',
      evidence: below(2) === 0 ? ['known-endpoint', 'tiny'] : ['individualised-url', 'hidden', 'at-the-end'],
      purposes: sender % 4 === 0 ? PURPOSES.slice(sender % 3, (sender % 3) + 1 + (sender % 2)) : [],
      decision: below(20) === 0 ? 'allow' : 'block',
      reason: sender % 4 === 0 ? 'purpose-not-approved' : 'undeclared',
      webmail: ['gmail', 'outlook', 'roundcube'][below(3)] ?? 'gmail',
    };
  });
}
