/** Distance from the message's corner, in CSS pixels. */
const MARGIN = 8;

/**
 * Keeps the badge at the upper right corner of the message, without standing in the message: it hangs on the
 * document's root, so nobody copies or quotes it. Where the message's place is unknown, the corner is the frame's.
 */
export class BadgePlace {
  private readonly stopped = new AbortController();
  private readonly page: Document;
  private readonly host: HTMLElement;
  private message: Element | null = null;
  private queued = false;

  constructor(page: Document, host: HTMLElement) {
    this.page = page;
    this.host = host;
    const later = () => {
      this.queue();
    };
    const { signal } = this.stopped;
    page.addEventListener('scroll', later, { signal, capture: true, passive: true });
    page.defaultView?.addEventListener('resize', later, { signal, passive: true });
    for (const [name, value] of FIXED) host.style.setProperty(name, value, 'important');
  }

  at(message: Element | null): void {
    this.message = message;
    this.place();
  }

  stop(): void {
    this.stopped.abort();
  }

  private queue(): void {
    if (this.queued) return;
    this.queued = true;
    this.page.defaultView?.requestAnimationFrame(() => {
      this.queued = false;
      if (!this.stopped.signal.aborted) this.place();
    });
  }

  private place(): void {
    const width = this.page.documentElement.clientWidth;
    const box = this.message?.isConnected === true ? this.message.getBoundingClientRect() : null;
    const top = Math.max(0, box?.top ?? 0) + MARGIN;
    const right = Math.max(0, box ? width - box.right : 0) + MARGIN;
    this.host.style.setProperty('top', `${top}px`, 'important');
    this.host.style.setProperty('right', `${right}px`, 'important');
    const gone = box !== null && (box.bottom < MARGIN || box.height === 0);
    this.host.style.setProperty('visibility', gone ? 'hidden' : 'visible', 'important');
  }
}

const FIXED: readonly (readonly [string, string])[] = [
  ['position', 'fixed'],
  ['z-index', '2147483647'],
  ['max-width', '60%'],
];
