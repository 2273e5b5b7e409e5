import type { Size } from '../extract/reference.ts';
import { element, markElement, PRINT_CSS, SURFACE_CSS } from './surface-shapes.ts';

export interface PlaceholderWords {
  /** Why the picture is not there. */
  readonly why: string;
  /** What a click does: "Show picture". */
  readonly load: string;
}

/** How much fits into the picture's place. */
export type PlaceholderRoom = 'icon' | 'action' | 'full';

export interface PlaceholderContent {
  /** Goes into the shadow root. The caller listens for its click. */
  readonly root: HTMLButtonElement;
}

/** Below this only the mark fits: the action's words, on two lines, would be cut (CSS pixels). */
const ICON_BELOW = { width: 120, height: 40 };
/** Below this the reason would be cut after a few words; the action alone still reads (CSS pixels). */
const ACTION_BELOW = { width: 240, height: 88 };
/** A picture of unknown size gets a box that holds the whole reason (CSS pixels). */
const UNKNOWN: { readonly width: number; readonly height: number } = { width: 280, height: 100 };
/** No smaller than this, so that it can be hit: WCAG 2.2, 2.5.8 (CSS pixels). */
const LEAST = 24;
/** A declared size beyond this is not a picture's; the box stays usable (CSS pixels). */
const MOST = 2000;

/** Style sheet of the placeholder's shadow root. */
export const PLACEHOLDER_CSS = `${SURFACE_CSS}
:host { display: inline-block !important; vertical-align: top !important; max-width: 100% !important; }
.place {
  display: flex;
  flex-direction: column;
  align-items: start;
  justify-content: center;
  gap: 6px;
  max-width: 100%;
  overflow: hidden;
  padding: 10px 12px;
  border: 1px dashed #7d938d;
  border-radius: 6px;
  background: #f1f5f4;
  color: #12211e;
}
.place:hover { border-style: solid; background: #e6eeec; }
.place.icon { align-items: center; padding: 0; gap: 0; }
.place.action { padding: 1px 8px; }
.action .load { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; }
.line { display: flex; align-items: center; gap: 6px; max-width: 100%; min-width: 0; color: #0a6157; }
.load { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; text-decoration: underline; }
.why { display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden; }
.icon .load, .icon .why, .action .why {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
@media (prefers-color-scheme: dark) {
  .place { background: #182320; color: #e8f0ed; border-color: #6b837c; }
  .place:hover { background: #20302b; }
  .line { color: #74d6c5; }
  button:focus-visible { outline-color: #74d6c5; box-shadow: 0 0 0 2px #101816; }
}
${PRINT_CSS}`;

/** Height of one line of the reason, of the action's line with its gap, and of the padding (CSS pixels). */
const TEXT_LINE = 18;
const ACTION_LINE = 24;
const PADDING = 22;

/** Chooses what is shown in a box of this size. */
export function placeholderRoom(width: number, height: number): PlaceholderRoom {
  if (width < ICON_BELOW.width || height < ICON_BELOW.height) return 'icon';
  return width < ACTION_BELOW.width || height < ACTION_BELOW.height ? 'action' : 'full';
}

/**
 * A box in the place of a blocked picture: says why, and is itself the button that loads it. Its accessible name is
 * all of its words, at every size.
 *
 * @param doc the document in whose closed shadow root it will stand
 * @param size the picture's, as declared or laid out, in CSS pixels
 */
export function placeholderContent(doc: Document, words: PlaceholderWords, size: Size): PlaceholderContent {
  const width = bounded(size.width ?? UNKNOWN.width);
  const height = bounded(size.height ?? UNKNOWN.height);
  const room = placeholderRoom(width, height);
  const root = element(doc, 'button', `place ${room}`);
  root.type = 'button';
  root.title = `${words.load}. ${words.why}`;
  root.style.width = `${width}px`;
  root.style.height = `${height}px`;

  const line = element(doc, 'span', 'line');
  line.append(markElement(doc), element(doc, 'span', 'load', words.load));
  const why = element(doc, 'span', 'why', words.why);
  why.style.setProperty(
    '-webkit-line-clamp',
    String(Math.max(1, Math.floor((height - ACTION_LINE - PADDING) / TEXT_LINE))),
  );
  // A space between the two, so that the spoken name does not run together.
  root.append(line, ' ', why);
  return { root };
}

function bounded(pixels: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, pixels)));
}
