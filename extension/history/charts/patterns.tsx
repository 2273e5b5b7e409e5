import type { JSX } from 'preact';
import type { PurposeShade } from '../../../shared/history/query.ts';

/** Lines and dots over each shade's colour, on 8 by 8: shades are told apart without seeing colours. */
const TEXTURES: Readonly<Record<PurposeShade, string>> = {
  undeclared: '',
  'campaign-performance': 'M-2 10L10-2M-2 2L2-2M6 10L10 6',
  profiling: 'M1 2h2M5 6h2',
  'fraud-detection': 'M0 4h8',
  deliverability: 'M4 0v8',
  'deliverability-exempt': 'M10 10L-2-2M10 2L6-2M2 10L-2 6',
  'authentication-security': 'M0 4h8M4 0v8',
  'public-service': 'M0 8L8 0M0 0L8 8',
  several: 'M0 2h4M4 6h4',
};

/** The fill of a shade's bars and swatches. */
export const fillOf = (shade: PurposeShade): string => `url(#shade-${shade})`;

/** Definitions that `fillOf` refers to; once in the document. */
export function Patterns({ shades }: { readonly shades: readonly PurposeShade[] }): JSX.Element {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {shades.map((shade) => (
          <pattern key={shade} id={`shade-${shade}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" class={`shade shade-${shade}`} />
            <path d={TEXTURES[shade]} class="texture" />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

/** A small square in the fill of its shade, for legends. */
export function Swatch({ shade }: { readonly shade: PurposeShade }): JSX.Element {
  return (
    <svg class="swatch" width="16" height="16" aria-hidden="true" focusable="false">
      <rect width="16" height="16" rx="3" fill={fillOf(shade)} />
    </svg>
  );
}
