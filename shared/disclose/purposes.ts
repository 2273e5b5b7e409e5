/** The purposes a sender can declare, in the order in which they are shown (recommendation, sections 3.1 and 3.2). */
export const PURPOSES = [
  'campaign-performance',
  'profiling',
  'fraud-detection',
  'deliverability',
  'deliverability-exempt',
  'authentication-security',
  'public-service',
] as const;

export type PurposeId = (typeof PURPOSES)[number];

/** Whether the law asks for the recipient's consent, or exempts the purpose from it (sections 3.1 and 3.2). */
export type Regime = 'consent' | 'exempt';
