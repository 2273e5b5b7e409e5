import { attributeKind, AttributeList } from './attributes.ts';
import { Collector } from './collector.ts';
import { conditionalContent } from './conditional.ts';
import type { DomElement, DomHost, DomNode, DomTemplate } from './dom-types.ts';
import { MAX_NESTED_DOCUMENTS } from './limits.ts';
import type { ExtractedView, ExtractOptions } from './options.ts';
import { Settlement } from './settle.ts';

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const COMMENT = 8;

/** What the walk returns to when a list of siblings is through. */
interface Frame {
  /** Next sibling to visit. */
  next: DomNode | null;
  /** Trees that also belong to the element, before it is closed: shadow root, template content, parsed HTML. */
  pending: Piece[] | null;
  /** The piece that this list is the top of; null for an element's children, whose end closes the element. */
  readonly piece: Piece | null;
  /** How deep parsed pieces are nested around this list. */
  readonly depth: number;
}

interface Piece {
  readonly first: DomNode | null;
  readonly isDocument: boolean;
  /** 1 for what was parsed out of an attribute, a comment or raw text; 0 for parts of the tree itself. */
  readonly deeper: number;
}

function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}

/** Own prefix and all: `v:fill`, `feimage`. An element made by a script may have upper case. */
function tagOf(element: DomElement): string {
  return element.localName.toLowerCase();
}

/**
 * Walks a DOM and gives the same references as the HTML would. In steps, so that a large view never blocks the page:
 * call `step` until it returns true, then `result`. No recursion: elements may be nested 100,000 deep.
 */
export class DomExtraction {
  private readonly host: DomHost;
  private readonly collector = new Collector<DomElement>();
  private readonly attributes = new AttributeList();
  private readonly stack: Frame[];
  private readonly settlement: Settlement<DomElement>;

  constructor(root: DomNode, host: DomHost, options: ExtractOptions = {}) {
    this.host = host;
    const layout = host.layout;
    this.settlement = new Settlement(
      this.collector,
      options,
      layout === undefined ? null : (element): ReturnType<typeof layout> => layout(element),
      true,
    );
    this.stack = [];
    if (isElement(root)) this.visitElement(root);
    else this.enter({ first: root.firstChild, isDocument: false, deeper: 0 });
  }

  /** Visits up to `budget` nodes (or works out as many references); true when all is done. */
  step(budget: number): boolean {
    for (let left = budget; left > 0; left--) {
      const frame = this.stack.at(-1);
      if (frame === undefined) return this.settlement.step(left);
      const node = frame.next;
      if (node === null) this.leave(frame);
      else {
        frame.next = node.nextSibling;
        this.visit(node);
      }
    }
    return false;
  }

  /** The references with the elements they were found on. */
  result(): ExtractedView<DomElement> {
    return this.settlement.result();
  }

  private visit(node: DomNode): void {
    if (isElement(node)) {
      if (this.host.skip?.(node) !== true) this.visitElement(node);
    } else if (node.nodeType === TEXT || node.nodeType === CDATA) this.collector.text(node.nodeValue ?? '');
    else if (node.nodeType === COMMENT) this.visitComment(node.nodeValue ?? '');
  }

  private visitElement(element: DomElement): void {
    const { attributes } = this;
    attributes.clear();
    for (const written of element.getAttributeNames()) {
      const name = written.toLowerCase();
      const kind = attributeKind(name);
      if (kind !== undefined) attributes.add(name, element.getAttribute(written) ?? '', kind);
    }
    const tag = tagOf(element);
    this.collector.open(tag, attributes, element);
    const pending = this.piecesOf(element, tag);
    this.stack.push({ next: element.firstChild, pending, piece: null, depth: this.depth });
  }

  private get depth(): number {
    return this.stack.at(-1)?.depth ?? 0;
  }

  private piecesOf(element: DomElement, tag: string): Piece[] | null {
    const pieces: (Piece | null)[] = [];
    const srcdoc = tag === 'iframe' && this.host.includeSrcdoc ? this.attributes.get('srcdoc') : null;
    if (srcdoc !== null) pieces.push(this.parse(srcdoc, 'document'));
    const shadow = this.host.shadowRoot?.(element) ?? null;
    if (shadow !== null) pieces.push({ first: shadow.firstChild, isDocument: false, deeper: 0 });
    if (tag === 'template' && 'content' in element) {
      pieces.push({ first: (element as DomTemplate).content.firstChild, isDocument: false, deeper: 0 });
    }
    return pieces.length === 0 ? null : pieces.filter((piece) => piece !== null);
  }

  private visitComment(comment: string): void {
    const content = conditionalContent(comment);
    const piece = content === null ? null : this.parse(content, 'fragment');
    if (piece !== null) this.enter(piece);
  }

  private parse(html: string, as: 'fragment' | 'document'): Piece | null {
    if (this.depth >= MAX_NESTED_DOCUMENTS || this.host.parseHtml === undefined) {
      this.collector.skipped();
      return null;
    }
    return { first: this.host.parseHtml(html, as).firstChild, isDocument: as === 'document', deeper: 1 };
  }

  private enter(piece: Piece): void {
    if (piece.isDocument) this.collector.enterDocument();
    this.stack.push({ next: piece.first, pending: null, piece, depth: this.depth + piece.deeper });
  }

  private leave(frame: Frame): void {
    if (frame.piece === null) {
      const piece = this.nextPiece(frame);
      if (piece !== null) {
        this.enter(piece);
        return;
      }
      this.collector.close();
    } else if (frame.piece.isDocument) this.collector.leaveDocument();
    this.stack.pop();
  }

  private nextPiece(frame: Frame): Piece | null {
    const hidden = this.collector.takeRawText();
    const parsed = hidden === null ? null : this.parse(hidden, 'fragment');
    return parsed ?? frame.pending?.shift() ?? null;
  }
}
