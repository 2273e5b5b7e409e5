/** CSS pixels in one of each absolute unit (CSS Values, section 6.2); relative units need a layout. */
const PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54,
};

const LENGTH = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(%|[a-z]*)$/i;

/** A CSS length in pixels; 0 in any unit is 0; null for relative units, keywords and anything else. */
export function cssPixels(value: string | null): number | null {
  if (value === null || value.length > 40) return null;
  const match = LENGTH.exec(value);
  if (match === null) return null;
  const number = Number(match[1]);
  if (number === 0) return 0;
  const pixels = PIXELS[(match[2] ?? '').toLowerCase()];
  return pixels === undefined ? null : number * pixels;
}

/** A `width` or `height` attribute in pixels, by HTML's rules for dimension values; null for a percentage or none. */
export function attributePixels(value: string | null): number | null {
  if (value === null) return null;
  const match = /^\s*\+?(\d+(?:\.\d+)?)\s*(%?)/.exec(value.slice(0, 40));
  return match === null || match[2] === '%' ? null : Number(match[1]);
}
