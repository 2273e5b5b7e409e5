import { element, markElement, PRINT_CSS, SURFACE_CSS } from './surface-shapes.ts';

export interface BadgeWords {
  /** What is seen: "2 trackers blocked". */
  readonly text: string;
  /** What a click does; the tooltip, and spoken after the text. */
  readonly title: string;
}

export interface BadgeContent {
  /** Goes into the shadow root. The caller listens for its click. */
  readonly root: HTMLButtonElement;
  /** Changes the words in place: nothing moves, focus stays. */
  setWords(words: BadgeWords): void;
}

/** Style sheet of the badge's shadow root. */
export const BADGE_CSS = `${SURFACE_CSS}
:host { display: inline-block !important; }
.badge {
  display: inline-flex;
  align-items: center;
  gap: 6px;
  max-width: 100%;
  min-height: 26px;
  padding: 3px 11px 3px 8px;
  border: 1px solid #0b4b44;
  border-radius: 999px;
  background: #0b4b44;
  color: #fff;
}
.badge:hover { background: #083a35; }
.text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
@media (prefers-color-scheme: dark) { .badge { border-color: #4b8a80; } }
${PRINT_CSS}`;

/**
 * The small badge at a message: the mark and one line, a button that opens the popup.
 *
 * @param doc the document in whose closed shadow root it will stand
 */
export function badgeContent(doc: Document, words: BadgeWords): BadgeContent {
  const root = element(doc, 'button', 'badge');
  root.type = 'button';
  const text = element(doc, 'span', 'text');
  root.append(markElement(doc), text);
  const setWords = (next: BadgeWords): void => {
    text.textContent = next.text;
    root.title = next.title;
  };
  setWords(words);
  return { root, setWords };
}
