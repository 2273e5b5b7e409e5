/** Requests remembered as placed or given up; a page that makes more starts over. */
const MAX_REMEMBERED = 5_000;

/**
 * Watches what the page asked the network for. A held request that no known element explains stands somewhere we do
 * not see yet: in a shadow root attached later, or in a picture that never enters the document.
 */
export class HeldRequests {
  private readonly unplaced = new Set<string>();
  private readonly settled = new Set<string>();
  /** Requests that the references seen last explain. */
  private placed: ReadonlySet<string> = new Set();

  constructor(page: Document, isHeld: (url: string) => boolean, onNew: () => void, signal: AbortSignal) {
    const Observer = page.defaultView?.PerformanceObserver;
    if (!Observer) return;
    const observer = new Observer((list) => {
      const before = this.unplaced.size;
      for (const { name } of list.getEntries()) {
        const url = withoutFragment(name);
        if (!this.settled.has(url) && !this.placed.has(url) && isHeld(url)) this.unplaced.add(url);
      }
      if (this.unplaced.size > before) onNew();
    });
    observer.observe({ type: 'resource', buffered: true });
    signal.addEventListener('abort', () => {
      observer.disconnect();
    });
  }

  /** Forgets requests that the references explain. @returns whether any remain */
  place(urls: Iterable<string>): boolean {
    this.placed = new Set(Array.from(urls, withoutFragment));
    for (const url of this.unplaced) {
      if (this.placed.has(url)) this.unplaced.delete(url);
    }
    return this.unplaced.size > 0;
  }

  /** Gives up on what remains, so that the same request is not searched for again. */
  giveUp(): void {
    if (this.settled.size >= MAX_REMEMBERED) this.settled.clear();
    for (const url of this.unplaced) this.settled.add(url);
    this.unplaced.clear();
  }
}

/** What a server is asked for; a token of ours is only in the fragment. */
function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}
