import { MAX_TEXT_END, MAX_TEXT_START } from './limits.ts';

/** Elements that begin and end lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre section summary table td ' +
    'tfoot th thead tr ul'
  ).split(' '),
);

/** What stands between two pieces of text; the stronger of several counts. No text holds the last two, see `add`. */
const SPACE = ' ';
const LINE = '\n';
const BLOCK = '\r';
type Gap = '' | typeof SPACE | typeof LINE | typeof BLOCK;

/**
 * A message's words in reading order, white space folded while they come in. One string grows; nothing else is kept
 * of a text, so that neither many small texts nor one huge one costs more than its length.
 */
export class TextFlow {
  private written = '';
  private gap: Gap = '';

  /** Where the next text will stand; a gap before it counts to it. */
  get length(): number {
    return this.written.length;
  }

  /** An element starts or ends. */
  edge(tag: string): void {
    if (BLOCKS.has(tag)) this.gap = BLOCK;
    else if (tag === 'br') this.lineBreak();
  }

  lineBreak(): void {
    if (this.gap !== BLOCK) this.gap = LINE;
  }

  /** Text as it stands in the message, and the same without white space around it. */
  add(data: string, trimmed: string): void {
    if (trimmed === '') {
      if (data !== '') this.space();
      return;
    }
    if (data.charCodeAt(0) !== trimmed.charCodeAt(0)) this.space();
    if (this.written !== '') this.written += this.gap;
    this.written += /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
    this.gap = '';
    if (data.charCodeAt(data.length - 1) !== trimmed.charCodeAt(trimmed.length - 1)) this.space();
  }

  private space(): void {
    if (this.gap === '') this.gap = SPACE;
  }

  /** The words from `start` to `end`, on one line. */
  words(start: number, end: number): string {
    return this.written
      .slice(start, end)
      .replace(/[\n\r]/g, ' ')
      .trim();
  }

  /**
   * What stands around the words from `start` to `end` in their block, they included: at most `before` and `after`
   * characters beyond them; and where in it they begin. Lines that `<br>` made stay lines.
   */
  around(start: number, end: number, before: number, after: number): { sentence: string; at: number } {
    const own = this.written.slice(start, end);
    const left = this.written.slice(Math.max(0, start - before), start);
    const right = this.written.slice(end, end + after);
    // A link that starts a block has the block's gap before its first word.
    const near = own.startsWith(BLOCK) ? '' : left.slice(left.lastIndexOf(BLOCK) + 1).trimStart();
    const to = right.indexOf(BLOCK);
    const text = near + own.replaceAll(BLOCK, LINE) + (to < 0 ? right : right.slice(0, to));
    const first = near.length + own.length - own.trimStart().length;
    return { sentence: text.trim(), at: near === '' ? 0 : first };
  }

  /** All words; of a text beyond the caps its start and its end. */
  text(): string {
    const { written } = this;
    const cut =
      written.length <= MAX_TEXT_START + MAX_TEXT_END
        ? written
        : written.slice(0, MAX_TEXT_START) + LINE + written.slice(-MAX_TEXT_END);
    return cut.replaceAll(BLOCK, LINE);
  }
}
