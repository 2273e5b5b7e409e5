import type { StyleFacts } from './declarations.ts';
import { cssPixels } from './lengths.ts';
import { HIDDEN_CAUSES, type Hidden } from './reference.ts';

/** A set of causes as bits, in the order of `HIDDEN_CAUSES`. */
export type CauseBits = number;

const bit = (cause: (typeof HIDDEN_CAUSES)[number]): CauseBits => 1 << HIDDEN_CAUSES.indexOf(cause);
const DISPLAY = bit('display-none');
export const VISIBILITY = bit('visibility-hidden');
const OPACITY = bit('opacity-zero');
const ZERO_SIZE = bit('zero-size');
const CLIPPED = bit('clipped');
const OFF_SCREEN = bit('off-screen');
export const FONT_SIZE = bit('font-size-zero');
const MSO_HIDE = bit('mso-hide');
const HIDDEN_ATTRIBUTE = bit('hidden-attribute');

/** Fainter than this nobody sees; 0.01 is what senders write where they fear filters that look for 0. */
const INVISIBLE_OPACITY = 0.05;
/** Farther left or up than any element of a message is wide for a reason. */
const OFF_SCREEN_PIXELS = -500;

function opacityHides(value: string | null): boolean {
  if (value === null) return false;
  const number = Number(value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : value);
  return number < INVISIBLE_OPACITY;
}

function isFarAway(value: string | null): boolean {
  const pixels = cssPixels(value);
  return pixels !== null && pixels <= OFF_SCREEN_PIXELS;
}

/** `translate(-9999px)` and `scale(0)` are the two transforms in use for hiding. */
function transformHides(value: string): CauseBits {
  if (/\bscale[xy]?\(\s*0*\.?0*\s*[,)]/.test(value)) return ZERO_SIZE;
  const moved = /\btranslate(?:x|y|3d)?\(\s*(-?[\d.]+px)/.exec(value);
  return isFarAway(moved?.[1] ?? null) ? OFF_SCREEN : 0;
}

/** A `clip` rectangle or `clip-path` that leaves at most a pixel. */
function isClippedAway(facts: StyleFacts): boolean {
  const clip = facts.get('clip');
  if (clip?.startsWith('rect(') === true) {
    const edges = clip.slice(5).match(/-?[\d.]+/g);
    if (edges !== null && edges.every((edge) => Math.abs(Number(edge)) <= 1)) return true;
  }
  const path = facts.get('clip-path');
  if (path === null) return false;
  const inset = /^inset\(\s*([\d.]+)%/.exec(path);
  return (inset !== null && Number(inset[1]) >= 50) || /^circle\(\s*0(?:px|%)?[\s)]/.test(path);
}

/** No room at all: 0 in one direction with what sticks out cut off, or a maximum of 0. */
function hasNoRoom(facts: StyleFacts): boolean {
  if (cssPixels(facts.get('max-height')) === 0 || cssPixels(facts.get('max-width')) === 0) return true;
  const overflow = facts.get('overflow');
  if (overflow === null || !/hidden|clip/.test(overflow)) return false;
  return cssPixels(facts.get('height')) === 0 || cssPixels(facts.get('width')) === 0;
}

function isMovedAway(facts: StyleFacts): boolean {
  const position = facts.get('position');
  const positioned = position !== null && position !== 'static' && position !== 'sticky';
  if (positioned && (isFarAway(facts.get('left')) || isFarAway(facts.get('top')))) return true;
  return ['margin-left' as const, 'margin-top' as const, 'text-indent' as const].some((property) =>
    isFarAway(facts.get(property)),
  );
}

/** What hides an element by its own style and attributes, whatever stands around it. */
export function ownCauses(facts: StyleFacts, hasHiddenAttribute: boolean): CauseBits {
  let causes = 0;
  const display = facts.get('display');
  if (display === 'none') causes |= DISPLAY;
  if (hasHiddenAttribute && (display === null || display === 'none')) causes |= HIDDEN_ATTRIBUTE;
  const visibility = facts.get('visibility');
  if (visibility === 'hidden' || visibility === 'collapse') causes |= VISIBILITY;
  if (opacityHides(facts.get('opacity'))) causes |= OPACITY;
  if (hasNoRoom(facts)) causes |= ZERO_SIZE;
  if (isClippedAway(facts)) causes |= CLIPPED;
  if (isMovedAway(facts)) causes |= OFF_SCREEN;
  if (cssPixels(facts.get('font-size')) === 0) causes |= FONT_SIZE;
  if (facts.get('mso-hide') === 'all') causes |= MSO_HIDE;
  const transform = facts.get('transform');
  return transform === null ? causes : causes | transformHides(transform);
}

/**
 * Causes that an element takes back although it inherits them: `visibility: visible` and a font size of its own show
 * what lies in a hidden parent; the other causes cannot be undone from inside.
 */
export function takenBack(facts: StyleFacts): CauseBits {
  let causes = 0;
  const visibility = facts.get('visibility');
  if (visibility === 'visible' || visibility === 'initial') causes |= VISIBILITY;
  const fontSize = facts.get('font-size');
  if (fontSize !== null && fontSize !== 'inherit' && !/(?:em|%)$/.test(fontSize.replace('rem', ''))) {
    causes |= FONT_SIZE;
  }
  return causes;
}

const VISIBLE: Hidden[] = [];

/** Writes cause bits out, the element's own causes first. An own cause is not repeated for ancestors. */
export function hiddenList(own: CauseBits, inherited: CauseBits): readonly Hidden[] {
  if ((own | inherited) === 0) return VISIBLE;
  const list: Hidden[] = [];
  for (const cause of HIDDEN_CAUSES) if ((own & bit(cause)) !== 0) list.push({ cause, whose: 'own' });
  for (const cause of HIDDEN_CAUSES) {
    if ((inherited & ~own & bit(cause)) !== 0) list.push({ cause, whose: 'ancestor' });
  }
  return list;
}
