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

const SPACE = 32;
const PLUS = 43;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const PERCENT = 37;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/**
 * A `width` or `height` attribute in pixels, by HTML's rules for dimension values ("1", " 1 ", "1px", "10.5"); null
 * for a percentage, for none and for anything else. Read by hand: every table cell of a message has one.
 */
export function attributePixels(value: string): number | null {
  let index = 0;
  while (value.charCodeAt(index) <= SPACE) index++;
  if (value.charCodeAt(index) === PLUS) index++;
  const start = index;
  while (isDigit(value.charCodeAt(index))) index++;
  if (index === start) return null;
  let end = index;
  if (value.charCodeAt(index) === DOT) {
    index++;
    while (isDigit(value.charCodeAt(index))) index++;
    end = index;
  }
  while (value.charCodeAt(index) <= SPACE) index++;
  return value.charCodeAt(index) === PERCENT ? null : Number(value.slice(start, end));
}
