import { ROW_MARK_CSS, rowMarkContent } from '../../shared/ui/row-mark.ts';
import { createSurface } from './surface.ts';

/** The mark of one list row, beside its sender's name. */
export class RowMark {
  readonly label: string;
  private readonly anchor: Element;
  private readonly host: HTMLElement;
  /** Behind an inline anchor; within one that is a block of its own, behind which a new line would begin. */
  private readonly within: boolean;

  /** Puts it behind the name; `settle` sees, when all marks of a look are there, whether it fits. */
  constructor(page: Document, anchor: Element, label: string) {
    this.anchor = anchor;
    this.label = label;
    const { host, root } = createSurface(page, ROW_MARK_CSS);
    root.append(rowMarkContent(page, label));
    this.host = host;
    this.within = !getComputedStyle(anchor).display.startsWith('inline');
    if (this.within) anchor.append(host);
    else anchor.after(host);
  }

  /** Where a long name leaves no room behind it (cut off, or only on a next line), the mark goes before the name. */
  settle(fits: boolean): void {
    if (fits) return;
    if (this.within) this.anchor.prepend(this.host);
    else this.anchor.before(this.host);
  }

  /** Whether it can be seen on its anchor's line. Reads layout: ask all marks before any of them is moved. */
  fits(): boolean {
    const place = this.host.getBoundingClientRect();
    const lines = this.anchor.getClientRects();
    const line = lines[lines.length - 1];
    if (line && (place.top < line.top - SLACK || place.top > line.bottom + SLACK)) return false;
    let around: Element | null = this.within ? this.anchor : this.anchor.parentElement;
    for (let depth = 0; around && depth < MAX_CLIPPING; depth += 1, around = around.parentElement) {
      if (getComputedStyle(around).overflowX === 'visible') continue;
      const box = around.getBoundingClientRect();
      return place.left >= box.left - SLACK && place.right <= box.right + SLACK;
    }
    return true;
  }

  /** Whether the page left it where it was put. */
  isInPlace(): boolean {
    const { parentNode } = this.host;
    return parentNode !== null && parentNode === (this.within ? this.anchor : this.anchor.parentNode);
  }

  remove(): void {
    this.host.remove();
  }
}

/** Rounding of layout (CSS pixels). */
const SLACK = 1;

/** Elements around a name that are looked at for one that cuts it off; a cell is never deeper. */
const MAX_CLIPPING = 6;
