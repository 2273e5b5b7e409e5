import { decodeCss } from './css-text.ts';

/** The properties that say how large an element is and whether anyone can see it. */
export const PROPERTIES = [
  'display',
  'visibility',
  'opacity',
  'width',
  'height',
  'max-width',
  'max-height',
  'overflow',
  'position',
  'left',
  'top',
  'margin-left',
  'margin-top',
  'text-indent',
  'font-size',
  'clip',
  'clip-path',
  'transform',
  'mso-hide',
] as const;

export type StyleProperty = (typeof PROPERTIES)[number];

const INDEX: ReadonlyMap<string, number> = new Map([
  ...PROPERTIES.map((name, index) => [name, index] as const),
  ['overflow-x', PROPERTIES.indexOf('overflow')] as const,
  ['overflow-y', PROPERTIES.indexOf('overflow')] as const,
]);

/** Ranks above all rules without `!important`. */
export const INLINE_RANK = 2 ** 44;
const IMPORTANT_RANK = 2 ** 45;

/** Longer values (font lists, shadows, data: URLs) are never lengths or keywords that matter here. */
const MAX_VALUE = 200;

/** What the declarations that reached one element say, the strongest of each property. */
export class StyleFacts {
  private readonly values: (string | undefined)[] = [];
  private readonly ranks: number[] = [];

  /** Whether nothing that matters is declared. */
  get isEmpty(): boolean {
    return this.values.length === 0;
  }

  /** Lower case, trimmed; null where nothing declares the property. */
  get(property: StyleProperty): string | null {
    return this.values[INDEX.get(property) ?? -1] ?? null;
  }

  /** Keeps `value` unless a declaration of a higher rank is there; equal ranks: the later one wins. */
  private put(index: number, value: string, rank: number): void {
    if (rank < (this.ranks[index] ?? 0)) return;
    this.values[index] = value;
    this.ranks[index] = rank;
  }

  /** Takes over everything `other` knows, each property by its rank raised by `raise`. */
  merge(other: StyleFacts, raise = 0): void {
    for (let index = 0; index < other.values.length; index++) {
      const value = other.values[index];
      if (value !== undefined) this.put(index, value, (other.ranks[index] ?? 0) + raise);
    }
  }

  /** Reads a declaration list (`a: b; c: d !important`) whose origin and specificity give `rank`. */
  read(declarations: string, rank: number): void {
    const text = declarations.includes('/*')
      ? declarations.replace(/\/\*[^]*?(?:\*\/|$)/g, ' ')
      : declarations;
    let start = 0;
    while (start < text.length) {
      const end = declarationEnd(text, start);
      this.declaration(text, start, end, rank);
      start = end + 1;
    }
  }

  private declaration(text: string, start: number, end: number, rank: number): void {
    // Only as far as the declaration goes: searching on would make a list without colons quadratic.
    let colon = start;
    while (colon < end && text.charCodeAt(colon) !== COLON) colon++;
    if (colon === end || end - colon > MAX_VALUE || colon - start > MAX_VALUE) return;
    const index = INDEX.get(decodeCss(text.slice(start, colon)).trim().toLowerCase());
    if (index === undefined) return;
    let value = decodeCss(text.slice(colon + 1, end))
      .trim()
      .toLowerCase();
    const mark = value.indexOf('!');
    if (mark >= 0) {
      const important = value.slice(mark + 1).trim() === 'important';
      value = value.slice(0, mark).trim();
      if (!important) return;
      this.put(index, value, rank + IMPORTANT_RANK);
    } else if (value !== '') {
      this.put(index, value, rank);
    }
  }
}

const COLON = 58;
const SEMICOLON = 59;
const QUOTE = 34;
const APOSTROPHE = 39;
const OPEN = 40;
const CLOSE = 41;
const BACKSLASH = 92;

/** Index of the semicolon that ends the declaration at `from`, outside quotes and parentheses; else the length. */
function declarationEnd(text: string, from: number): number {
  let quote = 0;
  let depth = 0;
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index++;
    else if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === OPEN) depth++;
    else if (code === CLOSE) depth = Math.max(0, depth - 1);
    else if (code === SEMICOLON && depth === 0) return index;
  }
  return text.length;
}
