/** A document that the webmail writes itself is complete once nothing has been added for this long (milliseconds). */
const QUIET = 60;

/** A page from the network that never finishes loading is judged after this long all the same. */
const LOADING_LIMIT = 3_000;

/** Time between two looks at a page that keeps changing (milliseconds). */
const PAUSE = 40;

/**
 * Decides when a document is complete enough to be judged: a tracker shows best beside the whole message
 * (its token stands in links further down), so judging early would release what should be held.
 */
export class PassScheduler {
  private quietTimer: ReturnType<typeof setTimeout> | undefined;
  private limitTimer: ReturnType<typeof setTimeout> | undefined;
  private queued = false;
  private lastRun = Number.NEGATIVE_INFINITY;
  private readonly page: Document;
  private readonly run: () => void;

  constructor(page: Document, run: () => void, signal: AbortSignal) {
    this.page = page;
    this.run = run;
    page.addEventListener(
      'DOMContentLoaded',
      () => {
        this.request();
      },
      { signal },
    );
    signal.addEventListener('abort', () => {
      this.clear();
    });
  }

  /** Something changed: judge as soon as the document is complete. */
  request(): void {
    if (this.page.readyState !== 'loading') {
      this.queue();
      return;
    }
    clearTimeout(this.quietTimer);
    if (isWrittenByScript(this.page))
      this.quietTimer = setTimeout(() => {
        this.queue();
      }, QUIET);
    this.limitTimer ??= setTimeout(() => {
      this.queue();
    }, LOADING_LIMIT);
  }

  /** @param pause milliseconds until then */
  requestIn(pause: number): void {
    setTimeout(() => {
      this.request();
    }, pause);
  }

  /** The first look comes at once, while the page is still busy asking; a busy page is not looked at all the time. */
  private queue(): void {
    this.clear();
    if (this.queued) return;
    const wait = this.lastRun + PAUSE - performance.now();
    if (wait <= 0) {
      this.start();
      return;
    }
    this.queued = true;
    setTimeout(() => {
      this.queued = false;
      this.start();
    }, wait);
  }

  private start(): void {
    this.lastRun = performance.now();
    this.run();
  }

  private clear(): void {
    clearTimeout(this.quietTimer);
    clearTimeout(this.limitTimer);
    this.limitTimer = undefined;
  }
}

function isWrittenByScript(page: Document): boolean {
  return !/^https?:/.test(page.URL) || page.defaultView?.frameElement != null;
}
