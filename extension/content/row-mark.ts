import { ROW_MARK_CSS, rowMarkContent, type RowMarkContent } from '../../shared/ui/row-mark.ts';
import { createSurface } from './surface.ts';

/** The mark of one list row, beside its sender's name. */
export class RowMark {
  readonly label: string;
  private readonly anchor: Element;
  private readonly host: HTMLElement;
  private readonly content: RowMarkContent;
  /** The row, as far as it says so: it must stay as high as it is. */
  private readonly row: Element;
  private readonly height: number;
  /** Behind an inline anchor; within one that is a block of its own, behind which a new line would begin. */
  private readonly within: boolean;

  /** Reads the layout and writes nothing, so that many can be made at the cost of one. */
  constructor(page: Document, anchor: Element, label: string) {
    this.anchor = anchor;
    this.label = label;
    this.row = anchor.closest(ROW) ?? anchor.parentElement ?? anchor;
    this.height = this.row.getBoundingClientRect().height;
    this.within = !getComputedStyle(anchor).display.startsWith('inline');
    const { host, root } = createSurface(page, ROW_MARK_CSS);
    this.host = host;
    this.content = rowMarkContent(page, label);
    root.append(this.content.root);
  }

  /** Puts it behind the name. */
  putBehind(): void {
    if (this.within) this.anchor.append(this.host);
    else this.anchor.after(this.host);
  }

  /** Where a long name is cut off, and what is behind it with it, the mark goes before the name. */
  putBefore(): void {
    if (this.within) this.anchor.prepend(this.host);
    else this.anchor.before(this.host);
  }

  /** Where it made its row higher, it takes no room. */
  layOver(): void {
    this.content.layOver();
  }

  /** Whether the row is higher than it was without the mark. Reads the layout. */
  growsRow(): boolean {
    return Math.abs(this.row.getBoundingClientRect().height - this.height) > SLACK;
  }

  /** Whether something around it cuts it off. Reads the layout. */
  isCutOff(): boolean {
    const place = this.host.getBoundingClientRect();
    let around: Element | null = this.within ? this.anchor : this.anchor.parentElement;
    for (let depth = 0; around && depth < MAX_CLIPPING; depth += 1, around = around.parentElement) {
      if (getComputedStyle(around).overflowX === 'visible') continue;
      const box = around.getBoundingClientRect();
      return place.left < box.left - SLACK || place.right > box.right + SLACK;
    }
    return false;
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

/**
 * Puts marks into the page where there is room for them. All are read, then all are written, so that the page is laid
 * out a few times and not once for each.
 */
export function placeRowMarks(marks: readonly RowMark[]): void {
  for (const mark of marks) mark.putBehind();
  const growing = marks.filter((mark) => mark.growsRow());
  const cutOff = marks.filter((mark) => !growing.includes(mark) && mark.isCutOff());
  for (const mark of growing) mark.layOver();
  for (const mark of cutOff) mark.putBefore();
  for (const mark of cutOff.filter((one) => one.growsRow())) mark.layOver();
}

/** What a list's row is, in markup or in its role. */
const ROW = 'tr, li, [role="row"], [role="option"], [role="listitem"], article';

/** Rounding of layout (CSS pixels). */
const SLACK = 0.25;

/** Elements around a name that are looked at for one that cuts it off; a cell is never deeper. */
const MAX_CLIPPING = 6;
