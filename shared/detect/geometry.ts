import type { Hidden, RemoteReference, Size, Vehicle } from '../extract/reference.ts';
import { TINY_PIXELS, VISIBLE_PIXELS } from './thresholds.ts';

/** What can be told of how a reference is shown. */
export interface Geometry {
  readonly tiny: boolean;
  /** Nobody can see it, and its own markup says so. */
  readonly hidden: boolean;
  /** Something around it is not shown: often the desktop or the phone version of a part of the mail. */
  readonly inHiddenPart: boolean;
  /** Large enough to show something, as far as anything tells. */
  readonly visible: boolean;
  readonly unknown: boolean;
}

const isTinySide = (side: number | null): boolean => side !== null && side <= TINY_PIXELS;

/** Both sides, or the only one that is given: a rule of 600 by 1 is a line to look at, not a pixel. */
export function isTiny({ width, height }: Size): boolean {
  if (width === null) return isTinySide(height);
  return isTinySide(width) && (height === null || isTinySide(height));
}

function isVisible({ width, height }: Size): boolean {
  const sides = [width, height].filter((side) => side !== null);
  return sides.length > 0 && sides.every((side) => side >= VISIBLE_PIXELS);
}

/** Backgrounds have the size of their element, not their own. */
const SIZED_BY_ELEMENT: ReadonlySet<Vehicle> = new Set<Vehicle>([
  'background-attribute',
  'style-attribute',
  'style-element',
  'svg-paint',
  'vml-fill',
]);

/** What has a place on the page; the rest (sounds, scripts, style sheets, hints) cannot be seen in the first place. */
const PLACED: ReadonlySet<Vehicle> = new Set<Vehicle>([
  ...SIZED_BY_ELEMENT,
  'img-src',
  'srcset',
  'picture-source',
  'input-image',
  'video-poster',
  'iframe-src',
  'object-data',
  'svg-image',
  'svg-feimage',
  'vml-image',
  'blocked-attribute',
]);

const NOTHING: Geometry = { tiny: false, hidden: false, inHiddenPart: false, visible: false, unknown: true };

/** A font size of zero hides text, not pictures: mails use it to close the gaps between them. */
const hides = ({ cause }: Hidden): boolean => cause !== 'font-size-zero';

/**
 * Reads size and visibility. Declared sizes come first: what layout measured is that of an unloaded picture unless
 * the extractor vouches for it (it gives null otherwise).
 */
export function geometryOf(reference: RemoteReference): Geometry {
  if (!PLACED.has(reference.vehicle)) return NOTHING;
  const { declared, computed } = reference;
  const size = {
    width: declared.width ?? computed?.width ?? null,
    height: declared.height ?? computed?.height ?? null,
  };
  const tiny = isTiny(size) || (computed !== null && isTiny(computed) && !isVisible(declared));
  const hidden = reference.hidden.filter(hides);
  return {
    tiny,
    hidden: hidden.some(({ whose }) => whose === 'own'),
    inHiddenPart: hidden.length > 0,
    visible: !tiny && isVisible(size) && !SIZED_BY_ELEMENT.has(reference.vehicle),
    unknown: size.width === null && size.height === null,
  };
}
