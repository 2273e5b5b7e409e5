import { adoptFrames } from './frames.ts';
import { mayRefer, OBSERVED_ATTRIBUTES } from './observed.ts';

/** What a page does that its guard wants to know. */
export interface PageEvents {
  /** Anything changed at all, before it is looked at. @returns false to stop watching */
  readonly onChange: () => boolean;
  /** A change may have brought in a remote reference. */
  readonly onNews: () => void;
  /** A frame that gets no content script of its own holds this document. */
  readonly onFrame: (page: Document) => void;
  /** The document's window, to listen at: when watching begins, and again whenever listeners may be gone. */
  readonly onWindow: (window: Window) => void;
  readonly onLeave: () => void;
  readonly onReturn: () => void;
}

/** Watches one document, its shadow roots as they are found, and its frames that nobody else watches. */
export class PageObserver {
  private readonly observer: MutationObserver;
  private readonly framesSeen = new WeakSet<Element>();
  private readonly page: Document;
  private readonly events: PageEvents;
  private readonly signal: AbortSignal;

  constructor(page: Document, events: PageEvents, signal: AbortSignal) {
    this.page = page;
    this.events = events;
    this.signal = signal;
    this.observer = new MutationObserver((records) => {
      this.onMutations(records);
    });
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
    });
    this.watch(page);
    this.listen();
    this.adopt(page);
  }

  /** Watches a shadow root too. */
  watch(root: Document | ShadowRoot): void {
    this.observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: OBSERVED_ATTRIBUTES,
    });
  }

  /**
   * Forgets what has just been written by us. No change of the page's is lost with it, as long as nobody else has run
   * since the writing began.
   */
  forgetOwnWriting(): void {
    this.observer.takeRecords();
  }

  private onMutations(records: readonly MutationRecord[]): void {
    if (!this.events.onChange()) return;
    this.listen();
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) this.adopt(node as Element);
      }
    }
    if (records.some(mayRefer)) this.events.onNews();
  }

  /** Again with each change of the page, since `document.open` takes listeners away; adding one twice adds it once. */
  private listen(): void {
    const { signal } = this;
    const window = this.page.defaultView;
    if (!window) return;
    window.addEventListener('pagehide', this.events.onLeave, { signal });
    window.addEventListener('pageshow', this.events.onReturn, { signal });
    this.events.onWindow(window);
  }

  private adopt(root: ParentNode): void {
    adoptFrames(root, this.framesSeen, this.events.onFrame, this.signal);
  }
}
