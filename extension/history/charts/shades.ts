import { purposeTitle } from '../../../shared/data/purposes.ts';
import { PURPOSES } from '../../../shared/disclose/purposes.ts';
import type { PurposeShade } from '../../../shared/history/query.ts';
import type { Translate } from '../../../shared/locales/translate.ts';

/** In the order in which a chart stacks them, from the bottom. */
export const SHADES: readonly PurposeShade[] = ['undeclared', ...PURPOSES, 'several'];

/** A shade's name in words. */
export function shadeTitle(shade: PurposeShade, language: string, t: Translate): string {
  if (shade === 'undeclared' || shade === 'several') return t(`history.shade.${shade}`);
  return purposeTitle(shade, language);
}
