/** What became of a picture, as its guard sees it. */
export interface OutcomeEvents {
  /** A picture failed. @returns true where the page is not to hear of it: it is held, or will be tried again */
  readonly onError: (picture: Element) => boolean;
  readonly onLoad: (picture: Element) => void;
}

/**
 * Hears of loaded and failed pictures before the page does: a webmail may replace a picture for good when it fails,
 * and one that is only held has not failed.
 */
export class Outcomes {
  private readonly events: OutcomeEvents;
  private readonly signal: AbortSignal;
  private readonly onEvent = (event: Event): void => {
    const { target } = event;
    if (target === null || !('localName' in target)) return; // The window's own errors have no element.
    const element = target as Element;
    if (event.type === 'load') this.events.onLoad(element);
    else if (this.events.onError(element)) event.stopImmediatePropagation();
  };

  constructor(events: OutcomeEvents, signal: AbortSignal) {
    this.events = events;
    this.signal = signal;
  }

  /** Listens to a whole document: a `load` never passes its window (HTML standard). Twice is as good as once. */
  listenTo(window: Window): void {
    this.listenAt(window, 'error');
    this.listenAt(window.document, 'load');
  }

  /** Listens to a shadow root, which neither event leaves. */
  listenToShadow(root: ShadowRoot): void {
    this.listenAt(root, 'error');
    this.listenAt(root, 'load');
  }

  private listenAt(target: EventTarget, type: string): void {
    target.addEventListener(type, this.onEvent, { capture: true, signal: this.signal });
  }
}

/** Somebody waits for pictures to have loaded or failed for good. */
export class Waiting {
  private readonly waiting = new Map<Element, Set<() => void>>();

  /** Resolves when one of `pictures` is settled, or after `limit` milliseconds: styles report nothing. */
  forAny(pictures: readonly Element[], limit: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        for (const picture of pictures) this.leave(picture, done);
        resolve();
      };
      const timer = setTimeout(done, limit);
      for (const picture of pictures) {
        const waiters = this.waiting.get(picture) ?? new Set();
        this.waiting.set(picture, waiters.add(done));
      }
    });
  }

  private leave(picture: Element, done: () => void): void {
    const waiters = this.waiting.get(picture);
    waiters?.delete(done);
    if (waiters?.size === 0) this.waiting.delete(picture); // Nothing holds an element that the page may drop.
  }

  settle(picture: Element): void {
    const waiters = this.waiting.get(picture);
    this.waiting.delete(picture);
    for (const done of waiters ?? []) done();
  }
}
