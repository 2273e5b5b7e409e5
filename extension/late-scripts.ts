/**
 * Scripts that no manifest names: the background puts them into single documents when somebody asks for them. Names in
 * the built package.
 */
export const CARD_SCRIPT = 'content/card.iife.js';
export const SOURCE_SCRIPT = 'content/source.iife.js';

/** All of them, with the files they are built from. */
export const LATE_SCRIPTS = [
  { file: CARD_SCRIPT, entry: 'content/card.iife.ts' },
  { file: SOURCE_SCRIPT, entry: 'content/source.iife.ts' },
] as const;
