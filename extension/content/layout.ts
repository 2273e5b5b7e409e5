import type { Hidden, Size } from '../../shared/extract/reference.ts';

/** What layout tells of one element, on top of what its attributes and simple style rules say. */
export interface Layout {
  readonly computed: Size | null;
  readonly hidden: readonly Hidden[];
}

/** Nearly transparent is as good as invisible. */
const OPACITY_INVISIBLE = 0.05;

/**
 * Reads the computed style of the element itself.
 *
 * A held picture has no size of its own yet, so its box tells nothing: only a size that style gives counts.
 * What hides an ancestor is left to the message's own attributes and rules, since a webmail hides whole messages
 * while it draws them, and that is no evidence against the sender. Nor is computed `display: none`: Chromium collapses
 * a picture that the gate has held.
 */
export function layoutOf(element: Element): Layout {
  const view = element.ownerDocument.defaultView;
  if (!view || !element.isConnected) return { computed: null, hidden: [] };
  const style = view.getComputedStyle(element);
  const hidden: Hidden[] = [];
  if (Number(style.opacity) < OPACITY_INVISIBLE) hidden.push({ cause: 'opacity-zero', whose: 'own' });
  return { computed: styledSize(element), hidden };
}

function styledSize(element: Element): Size | null {
  if (!('computedStyleMap' in element)) return null;
  const map = element.computedStyleMap();
  const size = { width: pixels(map.get('width')), height: pixels(map.get('height')) };
  return size.width === null && size.height === null ? null : size;
}

function pixels(value: CSSStyleValue | undefined): number | null {
  return value instanceof CSSUnitValue && value.unit === 'px' ? value.value : null;
}
