import { element, markElement, SURFACE_CSS } from './surface-shapes.ts';

/**
 * Style sheet of a row mark's shadow root. The mark takes room beside the name but none in height: its line is as
 * high as it was. The light rim keeps the dark tile apart from a dark or selected row.
 */
export const ROW_MARK_CSS = `${SURFACE_CSS}
:host {
  display: inline-block !important;
  flex: none !important;
  align-self: center !important;
  height: 0 !important;
  line-height: 0 !important;
  vertical-align: middle !important;
  user-select: none !important;
  cursor: inherit !important;
}
.room { display: block; position: relative; width: 20px; height: 0; }
.tile {
  position: absolute;
  inset-inline-start: 3px;
  top: -7px;
  display: grid;
  place-items: center;
  width: 14px;
  height: 14px;
  border-radius: 4px;
  background: #0b4b44;
  color: #fff;
  box-shadow: 0 0 0 1px #fff;
}
.mark { width: 10px; height: 10px; }
.over.room { width: 0; }
.over .tile { inset-inline: auto -9px; top: -14px; scale: .8; }
@media (forced-colors: active) { .tile { border: 1px solid ButtonText; } }
`;

/** The mark's content, and a way to let it take no room at all. */
export interface RowMarkContent {
  /** Goes into the shadow root. */
  readonly root: HTMLElement;
  /** Where a row has no room to give, the mark lies over the corner of the name. */
  layOver(): void;
}

/**
 * The mark beside a sender who tracked before: Pixelgate's gate on a tile. It is no button: a click on it is a click on
 * the row, and the keyboard passes it by.
 *
 * @param doc the document in whose closed shadow root it will stand
 * @param label what it means, for the pointer that rests on it and for a screen reader
 */
export function rowMarkContent(doc: Document, label: string): RowMarkContent {
  const root = element(doc, 'span', 'room');
  const tile = element(doc, 'span', 'tile');
  tile.setAttribute('role', 'img');
  tile.setAttribute('aria-label', label);
  tile.title = label;
  tile.append(markElement(doc));
  root.append(tile);
  const layOver = (): void => {
    root.classList.add('over');
  };
  return { root, layOver };
}
