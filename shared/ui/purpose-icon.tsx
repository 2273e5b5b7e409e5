import type { JSX } from 'preact';
import type { PurposeId } from '../disclose/purposes.ts';

/** One line drawing a purpose, on 20 by 20. */
const DRAWINGS: Readonly<Record<PurposeId, JSX.Element>> = {
  'campaign-performance': <path d="M3 17V3M3 17h14M6.5 14v-4M10.5 14V6M14.5 14v-6" />,
  profiling: <path d="M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3.5 17c.5-3.5 3-5 6.5-5s6 1.5 6.5 5" />,
  'fraud-detection': (
    <path d="M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.5 12.5L17 17M8.5 5.5v3.5M8.5 11.200v.3" />
  ),
  deliverability: <path d="M2.5 4.5h15v11h-15zM2.5 5l7.5 6 7.5-6" />,
  'deliverability-exempt': <path d="M17.5 9V4.5h-15v11H9M2.5 5l7.5 6 7.5-6M12 14.5l2.200 2.200L18 12.5" />,
  'authentication-security': <path d="M7 12.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10.5 9H18v3M15 9v2.5" />,
  'public-service': <path d="M3 8l7-4.5L17 8zM3 17h14M5 8v6.5M8.5 8v6.5M11.5 8v6.5M15 8v6.5" />,
};

/** A small picture of a purpose; decoration beside its title. */
export function PurposeIcon({ purpose }: { readonly purpose: PurposeId }): JSX.Element {
  return (
    <svg class="purpose-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      {DRAWINGS[purpose]}
    </svg>
  );
}
