import { DECLARED_FIELD } from '../detect/declared.ts';
import type { Declaration } from './declaration.ts';
import { type FieldReading, MAX_FIELD, readEmailTracking } from './email-tracking.ts';

/**
 * Reads the declaration that an alternative text may carry: `Email-Tracking:` and the header field's value, for senders
 * who cannot set header fields. A picture that people see may carry one too: words before it are for them.
 *
 * @param pixelUrl the picture's address as its sender wrote it (`Judgement.originalUrl`): the declaration is about it alone
 * @returns null where the text carries none
 */
export function readAlt(alt: string, pixelUrl: string): FieldReading | null {
  const text = alt.slice(0, MAX_FIELD);
  const field = DECLARED_FIELD.exec(text);
  if (field === null) return null;
  const { declaration, mistakes } = readEmailTracking(text.slice(field.index + field[0].length));
  if (declaration === null) return { declaration, mistakes };
  return { declaration: { ...declaration, carrier: 'alt', pixel: pixelUrl }, mistakes };
}

/** The declaration in an alternative text; null where there is none, or none that can be read. See `readAlt`. */
export function declarationInAlt(alt: string | null, pixelUrl: string): Declaration | null {
  return alt === null ? null : (readAlt(alt, pixelUrl)?.declaration ?? null);
}
