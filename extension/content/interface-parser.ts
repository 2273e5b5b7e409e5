/** What the browser's parser made of the top document, told apart from what scripts put in meanwhile. */
export interface ParsedPage {
  /** Elements of the head, as they stood before there was a body. */
  readonly head: readonly Element[];
  /** A script may have written parts of the page's text itself. */
  readonly written: boolean;
  /** Elements below the body that certainly came with the page. */
  readonly body: readonly Element[];
  /** Tops of what a script certainly put into the page. */
  readonly byScript: readonly Element[];
}

type Batch = readonly MutationRecord[];

/**
 * Watches a document being parsed. Mutations are reported whenever a script begins or ends, so each report is either
 * the parser's work or a script's, and a script's comes right after the one that ended with the script (measured in
 * Chromium; HTML: "perform a microtask checkpoint" before and after running a script).
 *
 * @returns null where the parser has begun the body already: it is too late to tell who made what
 */
export function watchParser(
  page: Document,
): { head: Promise<readonly Element[]>; parsed: Promise<ParsedPage> } | null {
  // `body` may be asked for before there is any document element at all.
  if (page.readyState !== 'loading' || (page.body as HTMLElement | null)) return null;
  const record = new ParserRecord(page);
  let headDone: (head: readonly Element[]) => void = () => undefined;
  const head = new Promise<readonly Element[]>((resolve) => (headDone = resolve));
  const parsed = new Promise<ParsedPage>((resolve) => {
    const take = (batch: Batch) => {
      record.add(batch);
      if (record.headIsClosed) headDone(record.head);
    };
    const observer = new MutationObserver(take);
    observer.observe(page, { childList: true, subtree: true });
    page.addEventListener(
      'readystatechange',
      () => {
        take(observer.takeRecords());
        observer.disconnect();
        resolve(record);
      },
      { once: true },
    );
  });
  return { head, parsed };
}

class ParserRecord implements ParsedPage {
  readonly head: Element[];
  readonly body: Element[] = [];
  readonly byScript: Element[] = [];
  written = false;
  headIsClosed = false;
  private readonly page: Document;
  private last: Node | null = null;

  constructor(page: Document) {
    this.page = page;
    this.head = [...((page.head as HTMLElement | null)?.children ?? [])];
  }

  add(batch: Batch): void {
    if (batch.length === 0) return;
    const afterScript = this.last !== null && scriptOf(this.last) !== null;
    const byScript = afterScript && batch.some((record) => this.isOfScript(record, batch));
    const certain = !byScript && (!afterScript || beginsWithSpace(batch));
    for (const record of batch) {
      for (const node of record.addedNodes) {
        this.noteHeadEnd(record, node);
        if (node.nodeType === Node.ELEMENT_NODE) this.place(record, node as Element, byScript, certain);
      }
    }
    const { addedNodes } = batch[batch.length - 1] ?? {};
    this.last = addedNodes?.[addedNodes.length - 1] ?? this.last;
    const script = this.last && scriptOf(this.last);
    if (script && WRITES.test(script.textContent)) this.written = true;
  }

  private noteHeadEnd({ target }: MutationRecord, node: Node): void {
    if (
      target === this.page.documentElement &&
      node !== this.page.head &&
      node.nodeType !== Node.COMMENT_NODE
    )
      this.headIsClosed = true;
  }

  private place({ target }: MutationRecord, element: Element, byScript: boolean, certain: boolean): void {
    if (!this.headIsClosed) {
      if (target === this.page.head && !this.written) this.head.push(element);
    } else if (byScript) this.byScript.push(element);
    else if (certain) this.body.push(element);
  }

  /** The parser adds one node at a time, at the end, to an element that is still open, and fills it afterwards. */
  private isOfScript(
    { target, addedNodes, removedNodes, nextSibling }: MutationRecord,
    batch: Batch,
  ): boolean {
    const [node] = addedNodes;
    if (addedNodes.length !== 1 || removedNodes.length > 0 || nextSibling || !node) return true;
    if (this.last && !target.contains(this.last) && !batch.some((one) => includes(one, target))) return true;
    return node.hasChildNodes() && !batch.some((one) => one.target === node);
  }
}

/** A script that may write into this page as it is parsed. */
const WRITES = /(?:\.\s*|\[\s*['"])write(?:ln)?\b/;

/** The script that a node is or is the text of. */
function scriptOf(node: Node): Element | null {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : (node as Element);
  return element?.localName === 'script' ? element : null;
}

function includes({ addedNodes }: MutationRecord, node: Node): boolean {
  return [...addedNodes].includes(node);
}

/** The line break behind a script's end tag: no script would add one first. */
function beginsWithSpace([first]: Batch): boolean {
  const node = first?.addedNodes[0];
  // Not `trim`: to a message's non-breaking space it is blind.
  return node?.nodeType === Node.TEXT_NODE && /^[\t\n\f\r ]+$/.test(node.nodeValue ?? '');
}
