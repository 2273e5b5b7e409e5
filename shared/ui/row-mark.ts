import { element, markElement, SURFACE_CSS } from './surface-shapes.ts';

/**
 * Style sheet of a row mark's shadow root. The mark takes room beside the name but none in height: its line is as
 * high as it was. The light rim keeps the dark tile apart from a dark or selected row.
 */
export const ROW_MARK_CSS = `${SURFACE_CSS}
:host {
  display: inline-block !important;
  position: relative !important;
  flex: none !important;
  align-self: center !important;
  width: 20px !important;
  height: 0 !important;
  line-height: 0 !important;
  vertical-align: middle !important;
  user-select: none !important;
  cursor: inherit !important;
}
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
@media (forced-colors: active) { .tile { border: 1px solid ButtonText; } }
`;

/**
 * The mark beside a sender who tracked before: Pixelgate's gate on a tile. It is no button: a click on it is a click on
 * the row, and the keyboard passes it by.
 *
 * @param doc the document in whose closed shadow root it will stand
 * @param label what it means, for the pointer that rests on it and for a screen reader
 */
export function rowMarkContent(doc: Document, label: string): HTMLElement {
  const root = element(doc, 'span', 'tile');
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', label);
  root.title = label;
  root.append(markElement(doc));
  return root;
}
