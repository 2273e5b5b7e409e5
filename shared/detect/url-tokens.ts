import { LONG_HEX, LONG_TOKEN, MAX_URL_READ, SHORT_NUMBER, SHORT_TOKEN } from './thresholds.ts';
import { isStaticAsset, withoutExtension } from './static-asset.ts';
import type { UrlParts } from './url-parts.ts';

/** How much a piece of text looks like one recipient's identifier: 2 surely random, 1 perhaps, 0 no. */
export type Individuality = 0 | 1 | 2;

/** A part of a URL that may identify somebody. */
export interface Token {
  readonly text: string;
  readonly individuality: 1 | 2;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const HEX = /^[0-9a-f]+$/i;
const DIGITS = /^\d+$/;
const PIECES = /[^A-Za-z0-9+=%]+/;
const LETTER_DIGIT_CHANGES = /[A-Za-z](?=\d)|\d(?=[A-Za-z])/g;
const CASE_CHANGES = /[a-z](?=[A-Z])/g;

/** Dates and times (20261231, 2026-12-31T…, unix seconds and milliseconds of 2001 to 2033) are the same for everyone. */
const DATE = /^(?:(?:19|20)\d{2}[01]\d[0-3]\d(?:\d{4,6})?|1\d{9}|1\d{12})$/;
/** 600x400, 2x, 640w, v12, q80: sizes, densities, versions. */
const MEASURE = /^(?:[a-z]{0,2}\d{1,4}(?:x\d{1,4})?(?:px|x|w|h|dpr)?|v?\d{1,3}(?:\.\d{1,3}){1,3})$/i;

/** img001, banner12: a word and a running number. */
const NUMBERED_WORD = /^[A-Za-z]?[a-z]+\d{1,3}$/;

function ofPiece(text: string): Individuality {
  if (text.length < SHORT_NUMBER || MEASURE.test(text) || NUMBERED_WORD.test(text)) return 0;
  if (DIGITS.test(text)) return DATE.test(text) ? 0 : text.length >= LONG_HEX ? 2 : 1;
  const hasDigit = /\d/.test(text);
  if (HEX.test(text) && hasDigit) return text.length >= LONG_HEX ? 2 : text.length >= SHORT_TOKEN ? 1 : 0;
  if (text.length < SHORT_TOKEN) return 0;
  const changes = (text.match(LETTER_DIGIT_CHANGES) ?? []).length + (text.match(CASE_CHANGES) ?? []).length;
  if (text.length >= LONG_TOKEN && changes >= text.length / 8 && (hasDigit || changes >= 4)) return 2;
  return hasDigit && changes >= 1 ? 1 : 0;
}

/**
 * Whether a path segment or a query value looks random. Text is cut at punctuation first, so that words joined by
 * hyphens, sizes and dates do not add up to a token; several suspicious pieces together make a sure one.
 */
export function individuality(text: string): Individuality {
  if (UUID.test(text)) return 2;
  let found: Individuality = 0;
  let chars = 0;
  for (const piece of text.split(PIECES)) {
    const of = ofPiece(piece);
    if (of === 2) return 2;
    if (of === 1) {
      found = 1;
      chars += piece.length;
    }
  }
  return chars >= LONG_TOKEN ? 2 : found;
}

/** A word that somebody typed: letters of one case, capitalised perhaps. */
const TYPED_WORD = /^[A-Z]?[a-z]{3,}$/;

/** Whether a file's name was given by a person: no random piece, or two words besides it (`logo-small.18f3766048.png`). */
export function isReadableName(name: string): boolean {
  const stem = withoutExtension(name);
  if (individuality(stem) === 0) return true;
  const words = stem.split(/[-_.]+/).filter((piece) => TYPED_WORD.test(piece));
  return words.length >= 2;
}

/** Query parameters that say which version or rendering of a picture is wanted, whatever their value looks like. */
const RENDERING =
  /^(?:v|ver|version|rev|w|h|width|height|wid|hei|size|sz|q|quality|fit|crop|auto|format|fm|fmt|dpr|scale|resize|cb|cachebust|ts|timestamp|t|date|bg|color|font|family|display|lang|locale|mode|ixlib|sig|s|hash|expires|signature|x-amz-.*|x-goog-.*|key-pair-id|policy|ex|is|hm|se|sp|sv|sr|st|itok|utm_.*)$/i;

/** Which typefaces a style sheet is asked for. */
const FONT_CHOICE = /^(?:family|display|subset|text|kit)$/i;

/** Path and query together. */
export function allTokens({ path, query }: UrlTokens): readonly Token[] {
  return path.length === 0 ? query : query.length === 0 ? path : [...path, ...query];
}

/** A URL's parts that may identify a recipient, by where they stand. */
export interface UrlTokens {
  readonly path: readonly Token[];
  readonly query: readonly Token[];
}

/**
 * Finds them. In a static file's query, parameters that say how it is to be rendered are left out; whether its path
 * counts is the judge's to say (a content hash is the same for everyone).
 */
export function urlTokens(url: UrlParts): UrlTokens {
  const rendering = isStaticAsset(url) ? RENDERING : FONT_CHOICE;
  const path: Token[] = [];
  const query: Token[] = [];
  for (const segment of url.segments) addToken(withoutExtension(segment), path);
  for (const [name, value] of url.query)
    if (!rendering.test(name)) addToken(value === '' ? name : value, query);
  return { path, query };
}

function addToken(text: string, into: Token[]): void {
  const of = individuality(text.length > MAX_URL_READ ? text.slice(0, MAX_URL_READ) : text);
  if (of !== 0) into.push({ text, individuality: of });
}

/** The strongest of a URL's tokens. */
export function urlIndividuality(tokens: readonly Token[]): Individuality {
  let found: Individuality = 0;
  for (const { individuality: of } of tokens) {
    if (of === 2) return 2;
    found = of;
  }
  return found;
}
