import { Tokenizer } from 'htmlparser2';
import { type AttributeKind, attributeKind, AttributeList } from './attributes.ts';
import type { ChainNode } from './chain.ts';
import { Collector } from './collector.ts';
import { conditionalContent } from './conditional.ts';
import {
  CELLS,
  endTagStops,
  type ImpliedEnd,
  impliedEnd,
  IN_HEAD,
  OUT_OF_FOREIGN,
  SECTIONS,
  TABLE_PARTS,
  VOID_ELEMENTS,
} from './html-structure.ts';
import { MAX_HTML_LENGTH, MAX_NESTED_DOCUMENTS } from './limits.ts';
import { Names } from './names.ts';
import type { ExtractOptions } from './options.ts';
import type { ExtractedMessage } from './reference.ts';
import { Settlement } from './settle.ts';

/**
 * How far outwards an implied or explicit end looks for its start. Real messages need a dozen; the cap keeps a
 * message of stray end tags deep in nested elements linear.
 */
const MAX_LOOK_OUT = 128;

/**
 * Turns htmlparser2's tokens into the collector's events. It keeps no tree: the open elements are the collector's own
 * chain. (htmlparser2's Parser would do, but its stack makes 100,000 nested elements quadratic.)
 */
class HtmlReader {
  private readonly collector: Collector<null>;
  private readonly html: string;
  private readonly depth: number;
  /** The element this piece stands in; nothing in the piece can end it. */
  private readonly floor: ChainNode<null> | null;
  private readonly names: Names;
  private readonly attributes = new AttributeList();
  private tag = '';
  private attributeName = '';
  private kind: AttributeKind | undefined;
  private value = '';
  private paragraphs = 0;
  private tables = 0;
  /** `href` of a link that something else's end cut short: a browser goes on with it in what follows. */
  private brokenLink: string | null = null;

  constructor(collector: Collector<null>, html: string, depth: number, names: Names) {
    this.collector = collector;
    this.html = html;
    this.depth = depth;
    this.names = names;
    this.floor = collector.current;
  }

  read(): void {
    const tokenizer = new Tokenizer({ decodeEntities: true }, this);
    tokenizer.write(this.html);
    tokenizer.end();
  }

  isInForeignContext(): boolean {
    const node = this.collector.current;
    return node !== null && node.inSvg && node.tag !== 'foreignobject';
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.names.lower(this.html.slice(start, end));
    this.attributes.clear();
  }

  onattribname(start: number, end: number): void {
    this.attributeName = this.names.lower(this.html.slice(start, end));
    this.kind = attributeKind(this.attributeName);
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.kind !== undefined) this.value += this.html.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.kind !== undefined) this.value += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    if (this.kind !== undefined) this.attributes.add(this.attributeName, this.value, this.kind);
  }

  onopentagend(): void {
    this.open(false);
  }

  onselfclosingtag(): void {
    this.open(true);
  }

  onclosetag(start: number, end: number): void {
    const tag = this.names.lower(this.html.slice(start, end));
    // A browser leaves everything open at the end of the body, and goes on inside it with what follows.
    if (tag === 'body' || tag === 'html') return;
    if (tag === 'a') this.brokenLink = null;
    const target = this.find(tag, endTagStops(tag));
    if (target !== null) this.closeUpTo(target);
    // A browser makes an element of such an end tag without start.
    else if (tag === 'p' || tag === 'br') this.collector.flow.edge(tag);
  }

  ontext(start: number, end: number): void {
    this.collector.text(this.html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.collector.text(String.fromCodePoint(codePoint));
  }

  oncomment(start: number, end: number, offset: number): void {
    const content = conditionalContent(this.html.slice(start, end - offset));
    if (content !== null) this.readInside(content);
  }

  oncdata(start: number, end: number, offset: number): void {
    if (this.isInForeignContext()) this.collector.text(this.html.slice(start, end - offset));
  }

  ondeclaration(): void {
    // A doctype refers to nothing that a client fetches.
  }

  onprocessinginstruction(): void {
    // Only in XML mode.
  }

  onend(): void {
    while (this.collector.current !== null && this.collector.current !== this.floor) this.closeOne();
  }

  private open(selfClosing: boolean): void {
    const { tag, attributes, collector } = this;
    if (OUT_OF_FOREIGN.has(tag)) this.leaveForeign();
    const { current } = collector;
    if (current !== this.floor && current?.tag === 'head' && !IN_HEAD.has(tag)) this.closeOne();
    const isStray = this.isStray(tag);
    if (!isStray) this.endImplied(tag);
    collector.open(tag, attributes, null);
    if (tag === 'a') this.brokenLink = null;
    else if (this.brokenLink !== null && collector.current !== null)
      collector.current.link ??= this.brokenLink;
    if (tag === 'p') this.paragraphs++;
    else if (tag === 'table') this.tables++;
    const srcdoc = tag === 'iframe' ? attributes.get('srcdoc') : null;
    if (srcdoc !== null) this.readFrame(srcdoc);
    const isEmpty = VOID_ELEMENTS.has(tag) || (selfClosing && this.isInForeignContext());
    if (isEmpty || isStray) this.closeOne();
  }

  /**
   * A cell or row outside any table, a second head or body: a browser drops the tag, so nothing stands inside it. (Not so in the content of
   * a conditional comment, where the table is mostly outside.) Its own attributes are listed all the same.
   */
  private isStray(tag: string): boolean {
    if (this.depth > 0) return false;
    if (SECTIONS.has(tag)) return !SECTIONS.has(this.collector.current?.tag ?? 'html');
    return this.tables === 0 && TABLE_PARTS.has(tag);
  }

  private readFrame(srcdoc: string): void {
    this.collector.enterDocument();
    this.readInside(srcdoc);
    this.collector.leaveDocument();
  }

  private readInside(html: string): void {
    if (this.depth >= MAX_NESTED_DOCUMENTS) this.collector.skipped();
    else new HtmlReader(this.collector, html, this.depth + 1, this.names).read();
  }

  private leaveForeign(): void {
    while (this.isInForeignContext() && this.collector.current !== this.floor) this.closeOne();
  }

  private endImplied(tag: string): void {
    const rule: ImpliedEnd | undefined = impliedEnd(tag);
    if (rule === undefined || (this.paragraphs === 0 && rule.closes.has('p'))) return;
    let target: ChainNode<null> | null = null;
    let node = this.collector.current;
    for (let steps = 0; steps < MAX_LOOK_OUT && node !== null && node !== this.floor; steps++) {
      if (rule.stops.has(node.tag)) break;
      if (rule.closes.has(node.tag)) target = node;
      node = node.parent;
    }
    if (target !== null) this.closeUpTo(target);
  }

  /** The nearest open element `tag`, looking outwards until one of `stops`; null where there is none. */
  private find(tag: string, stops: ReadonlySet<string>): ChainNode<null> | null {
    let node = this.collector.current;
    for (let steps = 0; steps < MAX_LOOK_OUT && node !== null && node !== this.floor; steps++) {
      if (node.tag === tag) return node;
      if (stops.has(node.tag)) return null;
      node = node.parent;
    }
    return null;
  }

  private closeUpTo(target: ChainNode<null>): void {
    const outside = target.parent;
    while (this.collector.current !== null && this.collector.current !== outside) {
      const node = this.collector.current;
      if (node.tag === 'a' && node !== target) this.brokenLink = node.link;
      else if (CELLS.has(node.tag)) this.brokenLink = null;
      this.closeOne();
    }
  }

  private closeOne(): void {
    const hidden = this.collector.takeRawText();
    if (hidden !== null) this.readInside(hidden);
    const tag = this.collector.current?.tag;
    if (tag === 'p') this.paragraphs--;
    else if (tag === 'table') this.tables--;
    this.collector.close();
  }
}

/**
 * Every remote reference of a message, from its HTML. What only a layout can tell (`computed`) is null. Linear in the
 * length, whatever the markup; never throws. HTML beyond `MAX_HTML_LENGTH` is not read and counted in `beyondCap`.
 */
export function extractFromHtml(html: string, options: ExtractOptions = {}): ExtractedMessage {
  const collector = new Collector<null>();
  if (html.length > MAX_HTML_LENGTH) collector.skipped();
  const read = html.length > MAX_HTML_LENGTH ? html.slice(0, MAX_HTML_LENGTH) : html;
  new HtmlReader(collector, read, 0, new Names()).read();
  const settlement = new Settlement(collector, options, null, false);
  settlement.step(Infinity);
  return settlement.result().message;
}
