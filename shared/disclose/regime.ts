import { purposeRow } from '../data/purposes.ts';
import type { PurposeId, Regime } from './purposes.ts';

/** What the law asks for a purpose, where nothing speaks against the sender's word. */
export function regimeOf(purpose: PurposeId): Regime {
  return purposeRow(purpose).regime;
}
