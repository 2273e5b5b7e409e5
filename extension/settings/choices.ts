/** How long history may be kept, in months; the default is a year (design/architecture, decision 7). */
export const RETENTION_MONTHS = [1, 3, 6, 12, 24] as const;
export type RetentionMonths = (typeof RETENTION_MONTHS)[number];

/** What the user chooses on the settings page besides approvals. */
export interface Choices {
  /** Visible pictures with an address made for one reader are shown. */
  readonly showVisibleIndividual: boolean;
  readonly retentionMonths: RetentionMonths;
}

/** One of them, chosen anew. */
export type Choice = Pick<Choices, 'showVisibleIndividual'> | Pick<Choices, 'retentionMonths'>;
